using System.Diagnostics;
using DataSynth.Generation;
using DataSynth.Generation.Chat;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Benchmarks.Asking;

/// <summary>Asks a slotted server over real HTTP for a while, as a run does, and measures it.</summary>
internal sealed class ServerNight : IAsyncDisposable
{
    private static readonly ToolTask Task = new(
        "w-1",
        "weather",
        [new Message("user", "How warm will it be in Paris over the next 5 days?")],
        [new Tool("get_weather", "Forecast", """{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city"]}""")],
        new Expectation(ExpectationKind.Exact, [new ExpectedCall("get_weather", [new ExpectedArgument("city", [JsonValue.Parse("\"Paris\"")])])]));

    private readonly ScriptedModelServer _server;
    private readonly EndpointPool _pool = new(TimeProvider.System, TimeSpan.FromMinutes(1));
    private readonly IGenerator _generator;
    private readonly IReadOnlyList<GenerationRequest> _requests;
    private long _answered;
    private long _sumInFlight;
    private long _samples;

    private ServerNight(ScriptedModelServer server, int? concurrency)
    {
        _server = server;
        var settings = new GeneratorSettings(Provider.OpenAi, "m") { Endpoints = [server.OpenAiEndpoint], Samples = 1000, Concurrency = concurrency };
        var description = new GeneratorDescription("m", Provider.OpenAi, "m", ToolDelivery.Native);
        _generator = GeneratorFactory.Create(settings, description, runSeed: 1, RetryPolicy.Default, _pool);
        _requests = new RequestFactory(settings, description, runSeed: 1).Create(Task, "original");
    }

    /// <summary>Starts a server with a timing of its own.</summary>
    public static async Task<ServerNight> StartAsync(SlottedServer slots, int? concurrency, bool tellsItsLoad = false)
        => new(
            await ScriptedModelServer.StartAsync(
                request => ScriptedReply.Canned with { Delay = slots.Take() },
                new ScriptedCatalogue { Metrics = tellsItsLoad ? slots.Metrics : null },
                keepRequests: false),
            concurrency);

    /// <summary>Requests in flight on average since the start.</summary>
    public double MeanInFlight => (double)_sumInFlight / Math.Max(1, _samples);

    /// <summary>The limit now.</summary>
    public int Limit => _pool.Read()[0].Limit;

    /// <summary>Asks without a pause; tells the answers in each interval as it ends.</summary>
    /// <param name="interval">Length of an interval.</param>
    /// <param name="intervals">How many.</param>
    /// <param name="onInterval">Called with the index of an interval and its answers per second.</param>
    public async Task RunAsync(TimeSpan interval, int intervals, Action<int, double> onInterval)
    {
        using var end = new CancellationTokenSource();
        var asking = AskAsync(end.Token);
        var watch = Stopwatch.StartNew();
        var (before, at) = (0L, TimeSpan.Zero);
        for (var index = 0; index < intervals; index++)
        {
            while (watch.Elapsed < interval * (index + 1))
            {
                await System.Threading.Tasks.Task.Delay(20);
                _sumInFlight += _pool.Read()[0].InFlight;
                _samples++;
            }

            var (now, answered) = (watch.Elapsed, Interlocked.Read(ref _answered));
            onInterval(index, (answered - before) / (now - at).TotalSeconds);
            (before, at) = (answered, now);
        }

        await end.CancelAsync();
        await asking;
    }

    public async ValueTask DisposeAsync()
    {
        _generator.Dispose();
        _pool.Dispose();
        await _server.DisposeAsync();
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            Place? place;
            try
            {
                place = await _generator.EnterAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var request = _requests[i % _requests.Count];
            _ = System.Threading.Tasks.Task.Run(
                async () =>
                {
                    using var mine = place;
                    if (mine is not null && await _generator.GenerateAsync(request, mine, CancellationToken.None) is Answered)
                        Interlocked.Increment(ref _answered);
                },
                CancellationToken.None);
        }
    }
}
