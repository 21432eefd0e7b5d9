using System.Net.Http.Headers;

namespace DataSynth.Benchmarks.Night;

/// <summary>The anchor: as many loops of <see cref="HttpClient"/> as there are places, which post given bodies and read the replies.</summary>
internal static class BareLoop
{
    /// <summary>Sends every body once.</summary>
    /// <param name="endpoint">Base address of OpenAI's API.</param>
    /// <param name="bodies">A file with one body a line.</param>
    /// <param name="concurrency">Requests under way at once.</param>
    public static async Task RunAsync(Uri endpoint, string bodies, int concurrency)
    {
        var lines = File.ReadLines(bodies).Select(System.Text.Encoding.UTF8.GetBytes).ToArray();
        var address = new Uri(endpoint + "/chat/completions");
        using var http = new HttpClient();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(LoopAsync)));

        async Task LoopAsync()
        {
            for (var line = Interlocked.Increment(ref next); line < lines.Length; line = Interlocked.Increment(ref next))
            {
                using var body = new ByteArrayContent(lines[line]);
                body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var reply = await http.PostAsync(address, body);
                reply.EnsureSuccessStatusCode();
                await reply.Content.ReadAsByteArrayAsync();
            }
        }
    }
}
