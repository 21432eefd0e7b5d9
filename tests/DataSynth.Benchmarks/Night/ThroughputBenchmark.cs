using System.Diagnostics;
using System.Globalization;

namespace DataSynth.Benchmarks.Night;

/// <summary>
/// The rate of a run while it asks a server without latency, journal on, against a bare loop that posts the same bodies to the same server.
/// Both clients are processes of their own with the same settings of the runtime, one after the other, and both pay for compiling
/// themselves; planning and export, which the bare loop has not, do not count.
/// </summary>
/// <param name="folder">A folder for pipelines and runs.</param>
/// <param name="requests">Requests of each round.</param>
/// <param name="concurrency">Requests under way at once.</param>
internal sealed class ThroughputBenchmark(string folder, int requests, int concurrency)
{
    private const double Wanted = 0.5;
    private static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(5);

    /// <summary>Those of <c>datasynth.runtimeconfig.json</c>.</summary>
    private static readonly Dictionary<string, string> RuntimeSettings = new()
    {
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TC_QuickJitForLoops"] = "0",
        ["DOTNET_TC_CallCountThreshold"] = ProgramProcess.Published is null ? "1E" : "3E8",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_GCConserveMemory"] = "5",
        ["DOTNET_GCGen0MaxBudget"] = "1000000",
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
    };

    private readonly string _bodies = Path.Combine(folder, "bodies.jsonl");

    /// <summary>Measures and prints; the rounds take turns.</summary>
    /// <param name="repetitions">Rounds of each.</param>
    /// <returns>0 when the median ratio is as wanted.</returns>
    public int Run(int repetitions)
    {
        using (var recording = NightServer.Start(_bodies))
            AskByRun(recording);
        using var server = NightServer.Start();
        var rounds = new List<(Asked Bare, Asked Run)>();
        for (var round = 0; round < repetitions; round++)
        {
            rounds.Add((AskByLoop(server), AskByRun(server)));
            Print($"bare loop {Describe(rounds[^1].Bare)}");
            Print($"run       {Describe(rounds[^1].Run)}");
        }

        var rates = Sorted(rounds, round => round.Bare.Seconds / round.Run.Seconds);
        var cpu = Sorted(rounds, round => Cpu(round.Bare) / Cpu(round.Run));
        Print($"{requests} requests with six tools, concurrency {concurrency}, {repetitions} rounds in turn");
        Print($"ratio of rates:      median {Median(rates):F2}, from {rates[0]:F2} to {rates[^1]:F2} (at least {Wanted:F2} wanted)");
        Print($"ratio of CPU, client and server: median {Median(cpu):F2}, from {cpu[0]:F2} to {cpu[^1]:F2}");
        return Median(rates) >= Wanted ? 0 : 1;
    }

    private Asked AskByLoop(NightServer server)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ThroughputBenchmark).Assembly.Location);
        foreach (var argument in (string[])["night", "bare", server.Endpoint.ToString(), _bodies, $"{concurrency}"])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in RuntimeSettings)
            start.Environment[name] = value;
        var before = server.Cpu;
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        var numbers = line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return new Asked(numbers[0], numbers[1], (server.Cpu - before).TotalSeconds);
    }

    private Asked AskByRun(NightServer server)
    {
        foreach (var old in Directory.GetDirectories(folder))
            Directory.Delete(old, recursive: true);
        var pipeline = NightTasks.Write(
            folder, requests, samples: 4, $"{{ openai: m, endpoint: {server.Endpoint}, license: Apache-2.0, samples: 4, concurrency: {concurrency} }}");
        var start = ProgramProcess.Command("run", pipeline);
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var runFolder = Path.Combine(folder, "set.run");
        var planned = CpuWhen(process, server, runFolder, "plan_complete");
        var asked = CpuWhen(process, server, runFolder, "asking_complete");
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"datasynth run ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
        return new Asked(RunTimes.Read(runFolder).Asking, asked.Client - planned.Client, asked.Server - planned.Server);
    }

    /// <summary>Processor time of both sides when an event is logged.</summary>
    private static (double Client, double Server) CpuWhen(Process process, NightServer server, string runFolder, string eventName)
    {
        var log = Path.Combine(runFolder, "log.jsonl");
        while (!process.HasExited)
        {
            if (File.Exists(log) && ReadShared(log).Contains($"\"{eventName}\"", StringComparison.Ordinal))
            {
                process.Refresh();
                return (process.TotalProcessorTime.TotalSeconds, server.Cpu.TotalSeconds);
            }

            // The log is the only place where another process says how far it is; looking costs processor time, which is what is measured.
            process.WaitForExit(LookPeriod);
        }

        throw new InvalidOperationException($"the run ended with {process.ExitCode} before {eventName} was seen in {log}");
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private FormattableString Describe(Asked asked)
        => $"{requests / asked.Seconds,6:F0} per second; CPU a request: client {1e6 * asked.ClientCpu / requests:F0} us, server {1e6 * asked.ServerCpu / requests:F0} us";

    private static double Cpu(Asked asked) => asked.ClientCpu + asked.ServerCpu;

    private static List<double> Sorted(List<(Asked Bare, Asked Run)> rounds, Func<(Asked Bare, Asked Run), double> of) => [.. rounds.Select(of).Order()];

    private static double Median(List<double> sorted) => sorted[sorted.Count / 2];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
