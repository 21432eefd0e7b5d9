using System.Globalization;

namespace DataSynth.Benchmarks.Night;

/// <summary>
/// What a night costs beside its models: <c>throughput</c> against a server without latency beside a bare loop, <c>memory</c> at growing
/// numbers of requests, <c>restart</c> of a run that is all answered. Latency like a model's is measured by <c>concurrency</c>.
/// </summary>
internal static class NightBenchmarks
{
    public static int Run(string[] arguments) => arguments switch
    {
        ["server", .. var rest] => NightServer.Serve(rest),
        ["bare", var endpoint, var bodies, var concurrency] => BareLoop.Run(new Uri(endpoint), bodies, Number(concurrency)),
        ["throughput"] => InFolder(folder => new ThroughputBenchmark(folder, 20_000, 64).Run(repetitions: 5)),
        ["throughput", var requests, var concurrency, var repetitions] => InFolder(
            folder => new ThroughputBenchmark(folder, Number(requests), Number(concurrency)).Run(Number(repetitions))),
        ["memory"] => Memory([10_000, 100_000, 1_000_000]),
        ["memory", .. var counts] => Memory([.. counts.Select(Number)]),
        ["perturb"] => InFolder(folder => Perturb(folder, 20_000)),
        ["perturb", var requests] => InFolder(folder => Perturb(folder, Number(requests))),
        ["restart"] => InFolder(folder => Restart(folder, 1_000_000)),
        ["restart", var requests] => InFolder(folder => Restart(folder, Number(requests))),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("usage: night throughput [REQUESTS CONCURRENCY REPETITIONS] | memory [REQUESTS ...] | restart [REQUESTS] | perturb [REQUESTS]");
        return 2;
    }

    private static (Parquet.Measurement Whole, RunTimes Times) Ask(string folder, NightServer server, int requests, int concurrency)
    {
        foreach (var old in Directory.GetDirectories(folder))
            Directory.Delete(old, recursive: true);
        var pipeline = NightTasks.Write(
            folder, requests, samples: 4, $"{{ openai: m, endpoint: {server.Endpoint}, license: Apache-2.0, samples: 4, concurrency: {concurrency} }}");
        return (ProgramProcess.Run("run", pipeline), RunTimes.Read(Path.Combine(folder, "set.run")));
    }

    private static int Memory(IReadOnlyList<int> counts)
    {
        using var server = NightServer.Start();
        var peaks = counts.Select(requests =>
        {
            var (whole, times) = InFolder(folder => Ask(folder, server, requests, concurrency: 64));
            Print($"{requests} requests: peak {whole.PeakMegabytes:F0} MB, {whole.WallSeconds:F0} s, {1e6 * whole.CpuSeconds / requests:F0} us CPU a request (planning {times.Planning:F1} s, asking {times.Asking:F1} s, labels and shards {times.Rest:F1} s)");
            return whole.PeakMegabytes;
        }).ToList();
        var growth = peaks.Zip(peaks.Skip(1), (smaller, larger) => larger / smaller).DefaultIfEmpty(1).Max();
        Print($"peak {peaks.Max():F0} MB (below 350 wanted), growth from one number to the next {growth:F2} (at most 1.10 a decade wanted)");
        return peaks.Max() < 350 && growth <= 1.1 ? 0 : 1;
    }

    /// <summary>What the offline generator's places bring: as many as it has by itself, against as many as there are processors.</summary>
    private static int Perturb(string folder, int requests)
    {
        var (few, usual) = (new List<double>(), new List<double>());
        for (var repetition = 0; repetition < 3; repetition++)
        {
            few.Add(Asking($"{{ perturb: {{ samples: 4 }}, concurrency: {Environment.ProcessorCount} }}"));
            usual.Add(Asking("perturb: { samples: 4 }"));
            Print($"{Environment.ProcessorCount} places {requests / few[^1]:F0} per second, by itself {requests / usual[^1]:F0}");
        }

        var ratios = few.Zip(usual, (slow, fast) => slow / fast).Order().ToList();
        Print($"{requests} answers of perturb: median ratio {ratios[1]:F1}, from {ratios[0]:F1} to {ratios[^1]:F1}");
        return 0;

        double Asking(string generator)
        {
            foreach (var old in Directory.GetDirectories(folder))
                Directory.Delete(old, recursive: true);
            ProgramProcess.Run("run", NightTasks.Write(folder, requests, samples: 4, generator));
            return RunTimes.Read(Path.Combine(folder, "set.run")).Asking;
        }
    }

    private static int Restart(string folder, int requests)
    {
        var pipeline = NightTasks.Write(folder, requests, samples: 4, "perturb: { samples: 4 }");
        foreach (var what in (string[])["first run", "started again", "started again with a line more in the pipeline"])
        {
            if (what.EndsWith("pipeline", StringComparison.Ordinal))
                File.AppendAllText(pipeline, "# planned again\n");
            var whole = ProgramProcess.Run("run", pipeline);
            var times = RunTimes.Read(Path.Combine(folder, "set.run"));
            Print($"{what}, {requests} requests: {times.Planning:F1} s to the first request ({times.Asking:F1} s asking, {times.Rest:F1} s labels and shards), {whole.CpuSeconds:F0} s CPU, peak {whole.PeakMegabytes:F0} MB");
        }

        return 0;
    }

    private static T InFolder<T>(Func<string, T> work)
    {
        var folder = Directory.CreateTempSubdirectory("datasynth-night-").FullName;
        try
        {
            return work(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
