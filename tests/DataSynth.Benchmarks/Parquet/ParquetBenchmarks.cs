using DataSynth.Benchmarks.Datasets;
using DataSynth.Parquet;

namespace DataSynth.Benchmarks.Parquet;

/// <summary>
/// Writes and reads a set of preference rows in every codec, each step in a process of its own, beside DuckDB (one thread) on the same
/// rows, the steps of both in turns. Cost of making the rows is measured apart and taken off.
/// </summary>
internal static class ParquetBenchmarks
{
    private const int Rows = 200_000;
    private const int RowGroupRows = 20_000;
    private const int Seed = 7;

    public static int Run(string[] arguments) => arguments switch
    {
        ["make", var rows] => BenchmarkChild.Step(() => Make(int.Parse(rows))),
        ["write", var rows, var name, var file] => BenchmarkChild.Step(() => Write(int.Parse(rows), SizeBar.All.Single(bar => bar.Name == name), file)),
        ["read", var file] => BenchmarkChild.Step(() => Read(file)),
        [] => Compare(Rows),
        [var rows] when int.TryParse(rows, out var count) => Compare(count),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("usage: parquet [ROWS]");
        return 2;
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
            var source = Path.Combine(folder, "rows.parquet");
            BenchmarkChild.Run("parquet", "write", $"{rows}", SizeBar.All[0].Name, source);
            var making = Enumerable.Range(0, 3).Select(_ => BenchmarkChild.Run("parquet", "make", $"{rows}").CpuSeconds).Order().ElementAt(1);
            using var anchor = Anchor.Start(source, folder);
            var rounds = SizeBar.All.ToDictionary(bar => bar, _ => new List<CodecRound>());
            for (var round = 0; round < SizeBar.All.Max(bar => bar.Rounds); round++)
            {
                foreach (var bar in SizeBar.All.Where(bar => round < bar.Rounds))
                    rounds[bar].Add(Round(bar, rows, making, anchor, Path.Combine(folder, $"{bar.Name}.parquet")));
            }

            return ParquetReport.Print(rounds, rows, (double)rows / Rows, making);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CodecRound Round(SizeBar bar, int rows, double making, Anchor? anchor, string file)
    {
        var written = BenchmarkChild.Run("parquet", "write", $"{rows}", bar.Name, file);
        var read = BenchmarkChild.Run("parquet", "read", file);
        return new(
            new FileInfo(file).Length / 1e6,
            written.CpuSeconds - making,
            written.PeakMegabytes,
            read.CpuSeconds,
            read.PeakMegabytes,
            bar.DuckDbMegabytes is null ? null : anchor?.Run(bar.Name));
    }
}
