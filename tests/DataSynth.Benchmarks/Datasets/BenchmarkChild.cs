using System.Diagnostics;
using DataSynth.Benchmarks.Parquet;

namespace DataSynth.Benchmarks.Datasets;

/// <summary>Steps of a benchmark in processes of their own.</summary>
internal static class BenchmarkChild
{
    /// <summary>Runs a step of this program and reads its costs from its last line.</summary>
    public static Measurement Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(BenchmarkChild).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? Measurement.Parse(output.TrimEnd().Split('\n')[^1])
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {child.ExitCode}: {output}");
    }

    /// <summary>The middle one of several runs, by processor time.</summary>
    public static Measurement Median(IEnumerable<Measurement> runs)
    {
        var sorted = runs.OrderBy(run => run.CpuSeconds).ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>Runs a step and prints its costs.</summary>
    public static int Step(Action step)
    {
        var clock = Stopwatch.StartNew();
        step();
        Measurement.Print(clock);
        return 0;
    }
}
