using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace DataSynth.Benchmarks.Night;

/// <summary>The anchor: as many loops of <see cref="HttpClient"/> as there are places, which post given bodies and read the replies.</summary>
internal static class BareLoop
{
    /// <summary>Sends every body once, and prints seconds on the wall and of processor time, reading the file left out.</summary>
    /// <param name="endpoint">Base address of OpenAI's API.</param>
    /// <param name="bodies">A file with one body a line.</param>
    /// <param name="concurrency">Requests under way at once.</param>
    public static int Run(Uri endpoint, string bodies, int concurrency)
    {
        var lines = File.ReadLines(bodies).Select(System.Text.Encoding.UTF8.GetBytes).ToArray();
        using var self = Process.GetCurrentProcess();
        var (watch, cpu) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        RunAsync(new Uri(endpoint + "/chat/completions"), lines, concurrency).GetAwaiter().GetResult();
        var seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {(self.TotalProcessorTime - cpu).TotalSeconds}"));
        return 0;
    }

    private static async Task RunAsync(Uri address, byte[][] bodies, int concurrency)
    {
        using var http = new HttpClient();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(LoopAsync)));

        async Task LoopAsync()
        {
            for (var index = Interlocked.Increment(ref next); index < bodies.Length; index = Interlocked.Increment(ref next))
            {
                using var body = new ByteArrayContent(bodies[index]);
                body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var reply = await http.PostAsync(address, body);
                reply.EnsureSuccessStatusCode();
                await reply.Content.ReadAsByteArrayAsync();
            }
        }
    }
}
