using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace DataSynth.Benchmarks.Relabelling;

/// <summary>
/// <c>relabel</c> of a set in the published ToolRM shape, as a whole process, against DuckDB copying the same Parquet file: in turn, in the
/// same run. DuckDB's time is that of the copy alone, without the start of Node; ours is that of the process from start to end.
/// </summary>
internal static partial class RelabelBenchmark
{
    private const int Rows = 200_000;
    private const int Rounds = 3;
    private const int Threads = 2;
    private const int Seed = 7;
    private const double MostRatio = 8;
    private const double MostMegabytes = 400;

    private sealed record Cost(double Wall, double Cpu, double Megabytes);

    public static int Run(string[] arguments)
    {
        if (arguments is ["make", var size, var target])
        {
            PublishedRows.Write(target, int.Parse(size, CultureInfo.InvariantCulture), Seed);
            return 0;
        }

        var rows = arguments is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : Rows;
        var rounds = arguments is [_, var times, ..] ? int.Parse(times, CultureInfo.InvariantCulture) : Rounds;
        var folder = Directory.CreateTempSubdirectory("datasynth-relabel-benchmark-").FullName;
        try
        {
            var file = Path.Combine(folder, "published.parquet");
            PublishedRows.Write(file, rows, Seed);
            Console.WriteLine($"{rows} rows in the published ToolRM shape, {new FileInfo(file).Length / 1e6:F0} MB of zstd; {rounds} rounds in turn, {Threads} threads each");
            var (ours, anchors) = (new List<Cost>(), new List<Cost>());
            for (var round = 0; round < rounds; round++)
            {
                anchors.Add(Copy(file, Path.Combine(folder, "copy.parquet")));
                ours.Add(Relabel(file, Path.Combine(folder, "out")));
            }

            return Report(ours, anchors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Report(List<Cost> ours, List<Cost> anchors)
    {
        var wall = ours.Zip(anchors, (our, anchor) => our.Wall / anchor.Wall).Order().ToList();
        var cpu = ours.Zip(anchors, (our, anchor) => our.Cpu / anchor.Cpu).Order().ToList();
        var peak = ours.Max(cost => cost.Megabytes);
        Console.WriteLine($"relabel: {Median(ours, cost => cost.Wall):F2} s wall, {Median(ours, cost => cost.Cpu):F2} s CPU, peak {peak:F0} MB resident");
        Console.WriteLine($"DuckDB:  {Median(anchors, cost => cost.Wall):F2} s wall, {Median(anchors, cost => cost.Cpu):F2} s CPU");
        Console.WriteLine($"ratio of wall time: median {wall[wall.Count / 2]:F2}, from {wall[0]:F2} to {wall[^1]:F2} (at most {MostRatio:F2} wanted)");
        Console.WriteLine($"ratio of CPU time:  median {cpu[cpu.Count / 2]:F2}, from {cpu[0]:F2} to {cpu[^1]:F2}");
        Console.WriteLine($"peak: {peak:F0} MB (at most {MostMegabytes:F0} wanted)");
        return wall[wall.Count / 2] <= MostRatio && peak <= MostMegabytes ? 0 : 1;
    }

    private static double Median(List<Cost> costs, Func<Cost, double> of) => costs.Select(of).Order().ElementAt(costs.Count / 2);

    private static Cost Relabel(string file, string output)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "datasynth.dll");
        var watch = Stopwatch.StartNew();
        var (_, errors) = Execute("/usr/bin/env", ["bash", "-c", "\"$@\"; code=$?; times >&2; exit $code", "-", "dotnet", program, "relabel", file, "--source", "toolrm", "--workers", $"{Threads}", "-o", output], out var peak);
        var seconds = watch.Elapsed.TotalSeconds;
        return new Cost(seconds, ChildSeconds(errors), peak);
    }

    private static Cost Copy(string from, string to)
    {
        var readers = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "DataSynth.Parquet.Tests", "Readers");
        if (!Directory.Exists(Path.Combine(readers, "node_modules")))
            throw new InvalidOperationException("DuckDB is not installed, so there is no anchor: run npm install --no-package-lock in tests/DataSynth.Parquet.Tests/Readers");
        var script = Path.Combine(Path.GetDirectoryName(ThisFile())!, "copy.mjs");
        var (output, _) = Execute("node", [script, readers, from, to, $"{Threads}"], out _);
        var numbers = output.Trim().Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new Cost(numbers[0], numbers[1], 0);
    }

    private static (string Output, string Errors) Execute(string program, string[] arguments, out double peakMegabytes)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(100))
            peak = Math.Max(peak, PeakOfChildren(process.Id));
        peakMegabytes = peak / 1e3;
        return process.ExitCode == 0
            ? (output.Result, errors.Result)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}");
    }

    /// <summary>The greatest resident size that a process below this one has had so far, in kB.</summary>
    private static long PeakOfChildren(int parent)
    {
        var peak = 0L;
        foreach (var status in Directory.EnumerateDirectories("/proc").Where(name => char.IsAsciiDigit(Path.GetFileName(name)[0])).Select(name => Path.Combine(name, "status")))
        {
            try
            {
                var text = File.ReadAllText(status);
                if (text.Contains($"PPid:\t{parent}\n", StringComparison.Ordinal) && PeakLine().Match(text) is { Success: true } match)
                    peak = Math.Max(peak, long.Parse(match.Groups["kilobytes"].Value, CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // The process ended meanwhile.
            }
        }

        return peak;
    }

    /// <summary>What bash's <c>times</c> says of its children: minutes and seconds, user and system.</summary>
    private static double ChildSeconds(string errors)
    {
        var times = TimesLine().Matches(errors).Last();
        return Seconds("um", "us") + Seconds("sm", "ss");

        double Seconds(string minutes, string seconds)
            => (60 * double.Parse(times.Groups[minutes].Value, CultureInfo.InvariantCulture)) + double.Parse(times.Groups[seconds].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"VmHWM:\s+(?<kilobytes>\d+) kB", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PeakLine();

    [GeneratedRegex(@"(?<um>\d+)m(?<us>[\d.]+)s (?<sm>\d+)m(?<ss>[\d.]+)s", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TimesLine();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
