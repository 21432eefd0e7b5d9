using System.Diagnostics;
using System.Runtime.CompilerServices;
using DataSynth.Parquet;

namespace DataSynth.Benchmarks.Parquet;

/// <summary>
/// Writes and reads a set of preference rows in every codec, each step in a process of its own, beside DuckDB (one thread) on the same
/// rows. Cost of making the rows is measured apart and taken off.
/// </summary>
internal static class ParquetBenchmarks
{
    private const int Rows = 200_000;
    private const int RowGroupRows = 20_000;
    private const int Seed = 7;

    public static int Run(string[] arguments) => arguments switch
    {
        ["make", var rows] => Step(() => Make(int.Parse(rows))),
        ["write", var rows, var name, var file] => Step(() => Write(int.Parse(rows), SizeBar.All.Single(bar => bar.Name == name), file)),
        ["read", var file] => Step(() => Read(file)),
        [] => Compare(Rows),
        [var rows] when int.TryParse(rows, out var count) => Compare(count),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("usage: parquet [ROWS]");
        return 2;
    }

    private static int Step(Action step)
    {
        var clock = Stopwatch.StartNew();
        step();
        Measurement.Print(clock);
        return 0;
    }

    private static void Make(int rows)
    {
        foreach (var row in new PreferenceRows(Seed).Take(rows))
            GC.KeepAlive(row);
    }

    private static void Write(int rows, SizeBar bar, string file)
    {
        var options = new ParquetWriterOptions { Compression = bar.Codec, CompressionLevel = bar.Level, RowGroupRows = RowGroupRows };
        using var writer = ParquetFileWriter.Create(file, PreferenceRows.Schema, options);
        foreach (var row in new PreferenceRows(Seed).Take(rows))
            writer.WriteRow(row);
        writer.Complete();
    }

    private static void Read(string file)
    {
        using var reader = ParquetFileReader.Open(file);
        foreach (var row in reader.ReadRows())
            GC.KeepAlive(row);
    }

    private static int Compare(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("datasynth-parquet-benchmark-").FullName;
        try
        {
            var making = Child("make", $"{rows}");
            var bars = SizeBar.All;
            var files = bars.ToDictionary(bar => bar, bar => Path.Combine(folder, $"{bar.Name}.parquet"));
            var written = bars.ToDictionary(bar => bar, bar => Child("write", $"{rows}", bar.Name, files[bar]));
            var read = bars.ToDictionary(bar => bar, bar => Child("read", files[bar]));
            var anchors = Anchors(files[bars[0]], folder);

            Console.WriteLine($"{rows} rows; making them takes {making.CpuSeconds:0.0} s CPU, taken off below. In brackets: times DuckDB's (its scan, for reading).");
            Console.WriteLine("codec    MB              bar   write CPU s     peak MB  read CPU s      peak MB  DuckDB MB (on the set of the bars)");
            foreach (var bar in bars)
            {
                var anchor = anchors.GetValueOrDefault(bar.Name);
                var size = new FileInfo(files[bar]).Length / 1e6;
                Console.WriteLine(
                    $"{bar.Name,-8} {Ratio(size, anchor?.Megabytes),-15} {bar.Megabytes * rows / Rows,-5:0.0} "
                    + $"{Ratio(written[bar].CpuSeconds - making.CpuSeconds, anchor?.WriteSeconds),-15} {written[bar].PeakMegabytes,-8:0} "
                    + $"{Ratio(read[bar].CpuSeconds, anchor?.ScanSeconds),-15} {read[bar].PeakMegabytes,-8:0} {anchor?.Megabytes:0.0} ({bar.DuckDbMegabytes * rows / Rows:0.0})");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Ratio(double value, double? anchor) => anchor is { } other ? $"{value:0.0} ({value / other:0.00})" : $"{value:0.0}";

    /// <summary>What DuckDB takes, by codec; nothing where it is not installed.</summary>
    private static Dictionary<string, Anchor> Anchors(string file, string folder)
    {
        var script = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "DataSynth.Parquet.Tests", "Readers", "anchor.mjs");
        if (!Directory.Exists(Path.Combine(Path.GetDirectoryName(script)!, "node_modules")))
        {
            Console.WriteLine("DuckDB is not installed, so there is no anchor: run npm ci beside anchor.mjs.");
            return [];
        }

        using var node = Process.Start(new ProcessStartInfo("node", [script, file, folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        node.WaitForExit();
        return lines.Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => Anchor.Parse(parts.AsSpan(1)));
    }

    private static Measurement Child(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ParquetBenchmarks).Assembly.Location);
        start.ArgumentList.Add("parquet");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? Measurement.Parse(output.Trim())
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {child.ExitCode}: {output}");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
