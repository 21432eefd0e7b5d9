using DataSynth.Benchmarks.Asking;
using DataSynth.Benchmarks.Compression;
using DataSynth.Benchmarks.Datasets;
using DataSynth.Benchmarks.Labels;
using DataSynth.Benchmarks.Night;
using DataSynth.Benchmarks.Parquet;
using DataSynth.Benchmarks.Parsing;
using DataSynth.Benchmarks.Relabelling;
using DataSynth.Benchmarks.Startup;

namespace DataSynth.Benchmarks;

internal static class Program
{
    /// <summary>Name → what it compares; every one prints a ratio to an anchor measured in the same run.</summary>
    private static readonly SortedDictionary<string, Func<string[], int>> Benchmarks = new(StringComparer.Ordinal)
    {
        ["compression"] = CompressionBenchmarks.Run,
        ["concurrency"] = ConcurrencyBenchmarks.Run,
        ["dedup"] = DedupBenchmarks.Run,
        ["export"] = ExportBenchmarks.Run,
        ["labels"] = LabelBenchmarks.Run,
        ["night"] = NightBenchmarks.Run,
        ["parquet"] = ParquetBenchmarks.Run,
        ["parse"] = ParseBenchmarks.Run,
        ["relabel"] = RelabelBenchmark.Run,
        ["startup"] = StartupBenchmark.Run,
    };

    private static int Main(string[] arguments)
    {
        if (arguments is [var name, .. var rest] && Benchmarks.TryGetValue(name, out var run))
            return run(rest);

        Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/DataSynth.Benchmarks -- NAME, NAME one of: {string.Join(", ", Benchmarks.Keys)}");
        return 2;
    }
}
