using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Lines;
using DataSynth.ToolCalling.Rewards;

namespace DataSynth.Benchmarks.Labels;

/// <summary>
/// The filters <c>label</c> and <c>reward</c> as whole processes against a bare <see cref="Utf8JsonReader"/> pass over the same lines,
/// which is the least that any filter must do.
/// </summary>
internal static class LabelBenchmarks
{
    private const int Lines = 60_000;

    /// <summary>So many that starting and compiling, which a second core does not shorten, are a small part.</summary>
    private const int ScalingLines = 4 * Lines;

    private const int Warmup = 1;
    private const int Rounds = 5;
    private const string BarePass = "bare";

    /// <summary>Runs the comparison; with <c>bare FILE</c> only the bare pass, in this process.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is [BarePass, var path])
            return Pass(path);

        var folder = Directory.CreateTempSubdirectory("datasynth-labels-");
        try
        {
            var label = Write(folder, "label.jsonl", LabelLines.Label(Lines));
            var byModel = Write(folder, "label-by-model.jsonl", LabelLines.LabelByModel(Lines));
            var reward = Write(folder, "reward.jsonl", LabelLines.Reward(Lines));
            Compare(label, "label", "--rules", "schema", "--workers", "1");
            Compare(label, "label", "--rules", "schema", "--workers", "2");
            Compare(label, "label", "--rules", "bfcl", "--workers", "1");
            Compare(byModel, "label", "--rules", "schema", "--workers", "1");
            Compare(reward, "reward", "--scheme", "toolrl", "--workers", "1");
            Compare(reward, "reward", "--scheme", "toolrl", "--workers", "2");
            Scaling.Compare(Write(folder, "label-long.jsonl", LabelLines.Label(ScalingLines)), "label", "--rules", "schema");
            Scaling.Compare(Write(folder, "reward-long.jsonl", LabelLines.Reward(ScalingLines)), "reward", "--scheme", "toolrl");
            Allocations("label, by model", byModel, new LabelLine(new LabelLineOptions()).Evaluate);
            Allocations("label", label, new LabelLine(new LabelLineOptions()).Evaluate);
            Allocations("label, bfcl", label, new LabelLine(new LabelLineOptions { Label = new LabelOptions { Rules = LabelRules.Bfcl } }).Evaluate);
            Allocations("reward", reward, new RewardLine("toolrl", Matching.Greedy).Evaluate);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private delegate bool Evaluation(ReadOnlySpan<byte> line, IBufferWriter<byte> output);

    private static FileInfo Write(DirectoryInfo folder, string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllLines(path, lines);
        return new FileInfo(path);
    }

    private static void Compare(FileInfo file, params string[] filter)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "datasynth.dll");
        var self = Path.Combine(AppContext.BaseDirectory, "DataSynth.Benchmarks.dll");
        var bareTimes = new List<double>();
        var times = new List<double>();
        for (var round = 0; round < Warmup + Rounds; round++)
        {
            // In turn, so that whatever else the machine does falls on both.
            var bare = Time([self, "labels", BarePass, file.FullName]);
            var time = Time([program, .. filter, file.FullName]);
            if (round < Warmup)
                continue;
            bareTimes.Add(bare);
            times.Add(time);
        }

        var ratios = bareTimes.Zip(times, (anchor, time) => anchor / time).Order().ToList();
        Console.WriteLine(
            $"{string.Join(' ', filter)} {file.Name}: {file.Length / 1e6:F0} MB, {times.Order().ElementAt(Rounds / 2):F0} ms against "
            + $"{bareTimes.Order().ElementAt(Rounds / 2):F0} ms; share of the bare pass's throughput: median {ratios[Rounds / 2]:F2}, "
            + $"from {ratios[0]:F2} to {ratios[^1]:F2} (at least 0.20 wanted on one core)");
    }

    private static double Time(string[] command)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", command) { UseShellExecute = false, RedirectStandardOutput = true })!;
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
        return process.ExitCode == 0
            ? watch.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"dotnet {string.Join(' ', command)} ended with exit code {process.ExitCode}");
    }

    private static int Pass(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 20];
        var filled = 0;
        while (true)
        {
            var read = file.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
                return 0;

            filled += read;
            var start = 0;
            for (var end = buffer.AsSpan(0, filled).IndexOf((byte)'\n'); end >= 0; end = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n'))
            {
                var reader = new Utf8JsonReader(buffer.AsSpan(start, end));
                while (reader.Read())
                {
                    // The pass itself is what is measured.
                }

                start += end + 1;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
        }
    }

    private static void Allocations(string name, FileInfo file, Evaluation evaluate)
    {
        var lines = File.ReadLines(file.FullName).Take(5_000).Select(System.Text.Encoding.UTF8.GetBytes).ToList();
        var output = new ArrayBufferWriter<byte>(1 << 16);
        long before = 0;
        // The first time round fills caches and pools.
        for (var round = 0; round < 2; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var line in lines)
            {
                output.ResetWrittenCount();
                evaluate(line, output);
            }
        }

        Console.WriteLine($"{name}: {(GC.GetAllocatedBytesForCurrentThread() - before) / lines.Count} bytes allocated per line");
    }
}
