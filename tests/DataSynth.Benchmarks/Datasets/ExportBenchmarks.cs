using System.Diagnostics;
using System.Runtime.CompilerServices;
using DataSynth.Benchmarks.Parquet;

namespace DataSynth.Benchmarks.Datasets;

/// <summary>
/// <c>export</c> of 200,000 pairs from a journal that <c>run</c> made of perturb's answers, beside DuckDB copying the same rows from those
/// shards to Parquet (zstd, one thread). Export reads, parses, labels, pairs and writes; DuckDB only writes.
/// </summary>
internal static class ExportBenchmarks
{
    private const int Pairs = 200_000;
    private const int PairsPerTask = 4;
    private const int Repetitions = 5;

    public static int Run(string[] arguments) => arguments switch
    {
        ["program", .. var rest] => BenchmarkChild.Step(() => Program(rest)),
        [] => Compare(Pairs),
        [var count] when int.TryParse(count, out var pairs) => Compare(pairs),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("usage: export [PAIRS]");
        return 2;
    }

    private static void Program(string[] arguments)
    {
        var code = AppDomain.CurrentDomain.ExecuteAssembly(Path.Combine(AppContext.BaseDirectory, "datasynth.dll"), arguments);
        if (code != 0)
            throw new InvalidOperationException($"datasynth {string.Join(' ', arguments)} ended with {code}");
    }

    private static int Compare(int pairs)
    {
        var folder = Directory.CreateTempSubdirectory("datasynth-export-benchmark-").FullName;
        try
        {
            var (run, set) = (Path.Combine(folder, "made"), Path.Combine(folder, "set"));
            WritePipeline(folder, pairs / PairsPerTask);
            BenchmarkChild.Run("export", "program", "run", Path.Combine(folder, "pipeline.yaml"), "-o", run);
            var (exports, copies) = (new List<Measurement>(), new List<double[]>());
            for (var i = 0; i < Repetitions; i++)
            {
                exports.Add(BenchmarkChild.Run("export", "program", "export", run + ".run", "-o", set));
                if (Copy(Path.Combine(set, "data", "*.parquet"), Path.Combine(folder, "copy.parquet")) is { } copy)
                    copies.Add(copy);
            }

            Report(pairs, exports, copies);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(int pairs, List<Measurement> exports, List<double[]> copies)
    {
        Console.WriteLine($"{pairs} pairs, medians of {Repetitions} [lowest-highest]; peak {exports.Max(export => export.PeakMegabytes):0} MB");
        Console.WriteLine($"export  {Spread.Of(exports.Select(export => pairs / export.WallSeconds))} rows/s  {Spread.Of(exports.Select(export => export.CpuSeconds))} s CPU");
        if (copies.Count == 0)
        {
            Console.WriteLine("DuckDB is not installed, so there is no anchor: run npm install in tests/DataSynth.Parquet.Tests/Readers.");
            return;
        }

        Console.WriteLine($"DuckDB  {Spread.Of(copies.Select(copy => pairs / copy[0]))} rows/s  {Spread.Of(copies.Select(copy => copy[1]))} s CPU");
        Console.WriteLine(
            $"ratio   {Spread.Of(exports.Zip(copies, (export, copy) => export.WallSeconds / copy[0]))} times its time, "
            + $"{Spread.Of(exports.Zip(copies, (export, copy) => export.CpuSeconds / copy[1]))} times its CPU");
    }

    private static void WritePipeline(string folder, int tasks)
    {
        using (var file = new StreamWriter(Path.Combine(folder, "tasks.jsonl")))
        {
            for (var number = 0; number < tasks; number++)
                file.Write(SyntheticTasks.Text(number) + "\n");
        }

        File.WriteAllText(
            Path.Combine(folder, "pipeline.yaml"),
            $$"""
            name: benchmark
            seed: 7
            sources: [{ file: {{folder}}/tasks.jsonl, format: tasks }]
            generators: [{ perturb: { samples: {{PairsPerTask}} } }]
            pairs: { per_task: {{PairsPerTask}} }
            """);
    }

    /// <summary>Seconds on the wall and of processor time; null where DuckDB is not installed.</summary>
    private static double[]? Copy(string from, string to, [CallerFilePath] string path = "")
    {
        var script = Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "DataSynth.Parquet.Tests", "Readers", "copy.mjs");
        if (!Directory.Exists(Path.Combine(Path.GetDirectoryName(script)!, "node_modules")))
            return null;
        using var node = Process.Start(new ProcessStartInfo("node", [script, from, to]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var line = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];
    }
}
