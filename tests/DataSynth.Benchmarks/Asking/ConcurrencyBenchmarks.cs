using System.Globalization;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.Benchmarks.Asking;

/// <summary>How near asking comes to what a server can give: with a fixed number, and with the number found automatically.</summary>
internal static class ConcurrencyBenchmarks
{
    private const int Slots = 8;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static int Run(string[] arguments) => RunAsync(arguments is ["long"] ? 3 : 1).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int factor)
    {
        var ideal = await IdealAsync(20 * factor);
        var (queueing, inFlight) = await KneeAsync(tellsItsLoad: false, 25 * factor);
        var (told, toldInFlight) = await KneeAsync(tellsItsLoad: true, 25 * factor);
        var changed = await ChangeAsync();
        var good = ideal >= 0.95 && queueing >= 0.9 && told >= 0.9 && Math.Max(inFlight, toldInFlight) <= 3 * Slots && changed >= 0.9;
        return good ? 0 : 1;
    }

    /// <summary>(b) of the plan: as many slots as places, so that only the client can lose time.</summary>
    private static async Task<double> IdealAsync(int seconds)
    {
        var slots = new SlottedServer(100_000, TimeSpan.FromMilliseconds(500), sigma: 0.6, seed: 1);
        var ideal = 500 / (0.5 * Math.Exp(0.6 * 0.6 / 2));
        var bare = await BareClient.RateAsync(new SlottedServer(100_000, slots.Median, slots.Sigma, seed: 1), concurrency: 500, seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare HttpClient, the same server and concurrency: {bare:F2} of {ideal:F2} per second, ratio {bare / ideal:F3}"));
        await using var night = await ServerNight.StartAsync(slots, concurrency: 500);
        var rates = await RatesAsync(night, seconds, warmup: 4);
        Print("log-normal latency (median 500 ms, sigma 0.6), concurrency 500", rates.Average(), ideal, night, wanted: 0.95);
        return rates.Average() / ideal;
    }

    private static async Task<(double Share, double InFlight)> KneeAsync(bool tellsItsLoad, int seconds)
    {
        var best = 0.0;
        foreach (var concurrency in new[] { Slots, Slots * 3 / 2, Slots * 2 })
        {
            await using var anchor = await ServerNight.StartAsync(Server(), concurrency);
            best = Math.Max(best, (await RatesAsync(anchor, seconds, warmup: 2)).Average());
        }

        await using var night = await ServerNight.StartAsync(Server(), concurrency: null, tellsItsLoad);
        var rates = await RatesAsync(night, seconds, warmup: 4);
        Print($"auto, server of {Slots} slots, {(tellsItsLoad ? "with" : "without")} /metrics, from four seconds on", rates.Average(), best, night, wanted: 0.9);
        return (rates.Average() / best, night.MeanInFlight);
    }

    /// <summary>Twice as slow after 20 seconds, four times as fast after 60 more; measured in the last seconds of the minute after each.</summary>
    private static async Task<double> ChangeAsync()
    {
        var slots = Server();
        await using var night = await ServerNight.StartAsync(slots, concurrency: null);
        var rates = new List<double>();
        await night.RunAsync(Second, 140, (second, rate) =>
        {
            rates.Add(rate);
            if (second is 19 or 79)
                slots.Median = TimeSpan.FromMilliseconds(second == 19 ? 200 : 50);
        });
        var slow = rates[60..80].Average() / (Slots / (0.2 * Math.Exp(0.08)));
        var fast = rates[120..140].Average() / (Slots / (0.05 * Math.Exp(0.08)));
        Print("auto, the same server twice as slow, after 40 s", slow, 1, night, wanted: 0.9);
        Print("auto, the same server four times as fast, after 40 s", fast, 1, night, wanted: 0.9);
        return Math.Min(slow, fast);
    }

    private static SlottedServer Server() => new(Slots, TimeSpan.FromMilliseconds(100), sigma: 0.4, seed: 2);

    private static async Task<List<double>> RatesAsync(ServerNight night, int seconds, int warmup)
    {
        var rates = new List<double>();
        await night.RunAsync(Second, seconds + warmup, (second, rate) =>
        {
            if (second >= warmup)
                rates.Add(rate);
        });
        return rates;
    }

    private static void Print(string what, double rate, double anchor, ServerNight night, double wanted)
        => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {rate:F2} of {anchor:F2} per second, ratio {rate / anchor:F3} (at least {wanted:F2} wanted); in flight {night.MeanInFlight:F1} on average, limit {night.Limit}"));
}
