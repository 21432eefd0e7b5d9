using System.Diagnostics;

namespace DataSynth.Benchmarks.Startup;

/// <summary>How long <c>datasynth --help</c> takes against an empty .NET program, as whole processes in turn.</summary>
internal static class StartupBenchmark
{
    private const int Warmup = 3;
    private const int Rounds = 21;

    public static int Run(string[] arguments)
    {
        using var empty = new EmptyProgram();
        var program = Path.Combine(AppContext.BaseDirectory, "datasynth.dll");
        var emptyTimes = new List<double>();
        var helpTimes = new List<double>();
        for (var round = 0; round < Warmup + Rounds; round++)
        {
            // In turn, so that whatever else the machine does falls on both.
            var emptyTime = Time(empty.Assembly);
            var helpTime = Time(program, "--help");
            if (round < Warmup)
                continue;
            emptyTimes.Add(emptyTime);
            helpTimes.Add(helpTime);
        }

        var ratios = emptyTimes.Zip(helpTimes, (anchor, help) => help / anchor).Order().ToList();
        Console.WriteLine($"datasynth --help against an empty .NET program, {Rounds} pairs of processes in turn");
        Console.WriteLine($"ratio: median {ratios[Rounds / 2]:F2}, from {ratios[0]:F2} to {ratios[^1]:F2} (at most 2.00 wanted)");
        return ratios[Rounds / 2] <= 2 ? 0 : 1;
    }

    private static double Time(string assembly, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? watch.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"{assembly} ended with exit code {process.ExitCode}");
    }
}
