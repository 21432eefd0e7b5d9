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
        ["write", var rows, var codec, var file] => Step(() => Write(int.Parse(rows), Enum.Parse<ParquetCompression>(codec), file)),
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

    private static void Write(int rows, ParquetCompression codec, string file)
    {
        using var writer = ParquetFileWriter.Create(file, PreferenceRows.Schema, new() { Compression = codec, RowGroupRows = RowGroupRows });
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
            Console.WriteLine($"{rows} rows; making them takes {making.CpuSeconds:0.0} s CPU, taken off below");
            Console.WriteLine("codec     MB      write CPU s  peak MB   read CPU s  peak MB");
            foreach (var codec in new[] { ParquetCompression.None, ParquetCompression.Snappy, ParquetCompression.Gzip, ParquetCompression.Brotli, ParquetCompression.Zstd })
            {
                var file = Path.Combine(folder, $"{codec}.parquet");
                var write = Child("write", $"{rows}", $"{codec}", file);
                var read = Child("read", file);
                Console.WriteLine(
                    $"{codec,-9} {new FileInfo(file).Length / 1e6,-7:0.0} {write.CpuSeconds - making.CpuSeconds,-12:0.0} {write.PeakMegabytes,-9:0} {read.CpuSeconds,-11:0.0} {read.PeakMegabytes:0}");
            }

            return Anchor(Path.Combine(folder, $"{ParquetCompression.Zstd}.parquet"), folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Anchor(string file, string folder)
    {
        var script = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "DataSynth.Parquet.Tests", "Readers", "anchor.mjs");
        if (!Directory.Exists(Path.Combine(Path.GetDirectoryName(script)!, "node_modules")))
        {
            Console.WriteLine("DuckDB is not installed, so there is no anchor: run npm ci beside anchor.mjs.");
            return 0;
        }

        using var node = Process.Start(new ProcessStartInfo("node", [script, file, folder]) { UseShellExecute = false })!;
        node.WaitForExit();
        return node.ExitCode;
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
