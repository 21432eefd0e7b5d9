using System.Diagnostics;
using System.Text;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.Benchmarks.Asking;

/// <summary>What this machine lets any client reach at the moment: loops of <see cref="HttpClient"/> that post the same text.</summary>
internal static class BareClient
{
    private const int Warmup = 4;

    /// <summary>Answers per second, once it has run for a few seconds.</summary>
    public static async Task<double> RateAsync(SlottedServer slots, int concurrency, int seconds)
    {
        await using var server = await ScriptedModelServer.StartAsync(
            _ => ScriptedReply.Canned with { Delay = slots.Take() }, keepRequests: false);
        using var http = new HttpClient();
        using var end = new CancellationTokenSource();
        var address = new Uri(server.OpenAiEndpoint + "/chat/completions");
        var answered = 0L;
        var loops = Enumerable.Range(0, concurrency).Select(_ => Task.Run(LoopAsync)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(Warmup));
        var (before, watch) = (Interlocked.Read(ref answered), Stopwatch.StartNew());
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        var rate = (Interlocked.Read(ref answered) - before) / watch.Elapsed.TotalSeconds;
        await end.CancelAsync();
        await Task.WhenAll(loops);
        return rate;

        async Task LoopAsync()
        {
            try
            {
                while (true)
                {
                    using var body = new StringContent("""{"model":"m","messages":[{"role":"user","content":"How warm will it be?"}]}""", Encoding.UTF8, "application/json");
                    using var reply = await http.PostAsync(address, body, end.Token);
                    await reply.Content.ReadAsByteArrayAsync(end.Token);
                    Interlocked.Increment(ref answered);
                }
            }
            catch (OperationCanceledException)
            {
                // The measurement is over.
            }
        }
    }
}
