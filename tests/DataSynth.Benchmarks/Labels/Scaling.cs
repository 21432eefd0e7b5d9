using System.Diagnostics;

namespace DataSynth.Benchmarks.Labels;

/// <summary>
/// What a second worker brings. The anchor is what a second core gives at that moment: two processes of one worker on a core each, side by
/// side, on all lines each; were the cores independent, both would be done in the time of one, which counts as 2. All processes are pinned
/// to as many cores as they have workers, so that reading, writing and compiling count too.
/// </summary>
internal static class Scaling
{
    private const int Rounds = 5;

    /// <summary>Prints how much faster two workers are than one, and how much faster the anchor is.</summary>
    /// <param name="file">The lines.</param>
    /// <param name="filter">The verb and its options.</param>
    public static void Compare(FileInfo file, params string[] filter)
    {
        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
        {
            Console.WriteLine("scaling: needs two cores, and taskset to pin processes to them");
            return;
        }

        var two = new List<double>();
        var anchor = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var alone = Time(Start("0", 1, file.FullName, filter));
            two.Add(alone / Time(Start("0,1", 2, file.FullName, filter)));
            anchor.Add(2 * alone / Time(Start("0", 1, file.FullName, filter), Start("1", 1, file.FullName, filter)));
        }

        Console.WriteLine(
            $"{string.Join(' ', filter)}, lines a second: two workers on two cores {Median(two):F2} times one worker on one core ({two.Min():F2} to {two.Max():F2}); "
            + $"two such processes side by side {Median(anchor):F2} times ({anchor.Min():F2} to {anchor.Max():F2})");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Func<Process> Start(string cores, int workers, string path, string[] filter) => () =>
    {
        string[] command =
        [
            "-c", cores, "dotnet", Path.Combine(AppContext.BaseDirectory, "datasynth.dll"), .. filter, "--workers", $"{workers}", path,
        ];
        return Process.Start(new ProcessStartInfo("taskset", command) { UseShellExecute = false, RedirectStandardOutput = true })!;
    };

    private static double Time(params Func<Process>[] starts)
    {
        var watch = Stopwatch.StartNew();
        var processes = starts.Select(start => start()).ToArray();
        Task.WaitAll([.. processes.Select(process => process.StandardOutput.BaseStream.CopyToAsync(Stream.Null))]);
        foreach (var process in processes)
        {
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"a filter ended with exit code {process.ExitCode}");
            process.Dispose();
        }

        return watch.Elapsed.TotalMilliseconds;
    }
}
