using System.Collections.Concurrent;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.Generation.Tests.Scheduling;

public sealed class EndpointPoolTests
{
    /// <summary>How long pools wait for servers, and how long a test waits for what must come: on a busy machine seconds are short.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Work_of_an_endpoint_that_dies_moves_to_the_others_and_none_is_lost()
    {
        var first = await ScriptedModelServer.StartAsync(Slowly);
        await using var second = await ScriptedModelServer.StartAsync(Slowly);
        var settings = Settings(200, first, second) with { Concurrency = 8 };
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        using var generator = WireFixture.Create(settings, pool);

        var asking = AskAllAsync(generator, settings);
        await UntilAsync(() => first.Requests.Count >= 30);
        await first.DisposeAsync();
        var outcomes = await asking;

        outcomes.Count.ShouldBe(200);
        outcomes.ShouldAllBe(outcome => outcome is Answered);
        var endpoints = pool.Read();
        endpoints.Select(endpoint => endpoint.State).ShouldBe([EndpointState.Parked, EndpointState.Open]);
        endpoints.Sum(endpoint => endpoint.Answered).ShouldBe(200);
        endpoints[0].Failed.ShouldBePositive();
        endpoints.ShouldAllBe(endpoint => endpoint.InFlight == 0);
    }

    [Fact]
    public async Task Work_waits_for_a_server_that_is_away_and_goes_on_when_it_is_back()
    {
        var server = await ScriptedModelServer.StartAsync(Slowly);
        var settings = Settings(60, server) with { Concurrency = 6 };
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        using var generator = WireFixture.Create(settings, pool);

        var asking = AskAllAsync(generator, settings);
        await UntilAsync(() => server.Requests.Count >= 20);
        var port = server.OllamaEndpoint.Port;
        await server.DisposeAsync();
        await UntilAsync(() => pool.Read()[0].State == EndpointState.Parked);
        await using var again = await ScriptedModelServer.StartAsync(Slowly, port: port);
        var outcomes = await asking;

        outcomes.ShouldAllBe(outcome => outcome is Answered);
        outcomes.Count.ShouldBe(60);
        pool.Read()[0].State.ShouldBe(EndpointState.Open);
    }

    [Fact]
    public async Task A_server_that_refuses_everybody_parks_work_beyond_the_attempts_and_drops_none()
    {
        var isBusy = true;
        await using var server = await ScriptedModelServer.StartAsync(
            request => Volatile.Read(ref isBusy) ? ScriptedReply.Error(request, 503, "loading model") : ScriptedReply.Text(request, "hi"));
        // Two requests: one of them has used its attempts before ten faults in a row park the server, whose pauses would double.
        var settings = Settings(2, server) with { Concurrency = 1 };
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        using var generator = WireFixture.Create(settings, pool);

        var asking = AskAllAsync(generator, settings);
        await UntilAsync(() => server.Requests.GroupBy(request => request.Seed).Any(attempts => attempts.Count() > WireFixture.FastRetry.MaxAttempts));
        Volatile.Write(ref isBusy, false);
        var outcomes = await asking;

        outcomes.ShouldAllBe(outcome => outcome is Answered);
        outcomes.Max(outcome => outcome.Attempts).ShouldBeGreaterThan(WireFixture.FastRetry.MaxAttempts);
    }

    [Fact]
    public async Task An_answer_that_comes_while_a_parked_server_is_looked_at_opens_it_for_good()
    {
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isThere = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        var endpoint = pool.GetOrAdd("http://127.0.0.1/v1", concurrency: 4, new EndpointWatch(Look, LoadAsync: null));
        var member = new PoolMember(pool, [endpoint], share: 1);
        using var late = await member.EnterAsync(CancellationToken.None);
        for (var i = 0; i < CircuitBreaker.ClearFaultsInARow; i++)
            pool.Faulted(endpoint, FailureReason.Connection, retryAfter: null);
        endpoint.Breaker.State.ShouldBe(EndpointState.Parked);
        await looked.Task.WaitAsync(Patience);

        pool.Answered(endpoint, TimeSpan.FromSeconds(1));
        isThere.SetResult(true);
        await UntilAsync(() => !endpoint.IsLookedAt);

        endpoint.Breaker.State.ShouldBe(EndpointState.Open);
        using var next = await member.EnterAsync(CancellationToken.None).AsTask().WaitAsync(Patience);
        endpoint.InFlight.ShouldBe(2);

        Task<bool> Look(CancellationToken stop)
        {
            looked.TrySetResult();
            return isThere.Task;
        }
    }

    [Fact]
    public async Task A_server_that_was_given_up_is_used_again_when_it_is_back()
    {
        var isThere = false;
        using var pool = new EndpointPool(TimeProvider.System, patience: TimeSpan.FromMilliseconds(100));
        var endpoint = pool.GetOrAdd("http://127.0.0.1/v1", concurrency: 4, new EndpointWatch(_ => Task.FromResult(Volatile.Read(ref isThere)), LoadAsync: null));
        var other = pool.GetOrAdd("http://127.0.0.2/v1", concurrency: 1, EndpointWatch.None);
        var member = new PoolMember(pool, [endpoint, other], share: 1);
        for (var i = 0; i < CircuitBreaker.ClearFaultsInARow; i++)
            pool.Faulted(endpoint, FailureReason.Connection, retryAfter: null);
        await UntilAsync(() => endpoint.IsGivenUp);
        using var first = await member.EnterAsync(CancellationToken.None);
        first!.Endpoint.ShouldBe(other);

        Volatile.Write(ref isThere, true);
        using var second = await member.EnterAsync(CancellationToken.None).AsTask().WaitAsync(Patience);

        second!.Endpoint.ShouldBe(endpoint);
    }

    [Fact]
    public async Task A_request_that_fails_while_others_are_answered_is_at_fault_itself()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => request.Seed == Poison(0)
            ? ScriptedReply.Text(request, "") with { CutBefore = true }
            : Slowly(request));
        var settings = Settings(40, server) with { Concurrency = 4 };
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        using var generator = WireFixture.Create(settings, pool);

        var outcomes = await AskAllAsync(generator, settings);

        var failed = outcomes.OfType<Failed>().ShouldHaveSingleItem();
        (failed.Reason, failed.Attempts).ShouldBe((FailureReason.Connection, WireFixture.FastRetry.MaxAttempts));

        long? Poison(int index) => new RequestFactory(Settings(1), WireFixture.DescriptionOf(Settings(1)), runSeed: 7)
            .Create(TestTasks.Forecast, "original")[index].Sampling.Seed;
    }

    [Fact]
    public async Task A_request_that_hangs_alone_fails_although_nobody_else_is_answered()
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => ScriptedReply.Hang());
        var settings = Settings(1, server) with { Timeout = TimeSpan.FromMilliseconds(200) };
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        using var generator = WireFixture.Create(settings, pool);

        var outcome = (await AskAllAsync(generator, settings)).ShouldHaveSingleItem();

        var failed = outcome.ShouldBeOfType<Failed>();
        (failed.Reason, failed.Attempts, server.Requests.Count).ShouldBe((FailureReason.Timeout, 2, 2));
    }

    [Fact]
    public async Task After_long_enough_nobody_waits_for_a_server_and_its_work_is_left()
    {
        var server = await ScriptedModelServer.StartAsync(Slowly);
        var settings = Settings(20, server) with { Concurrency = 4 };
        await server.DisposeAsync();
        using var pool = new EndpointPool(TimeProvider.System, patience: TimeSpan.FromSeconds(1));
        using var generator = WireFixture.Create(settings, pool);

        var outcomes = await AskAllAsync(generator, settings);

        outcomes.Count.ShouldBe(20);
        outcomes.ShouldAllBe(outcome => outcome is Parked);
        (await generator.EnterAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Draining_ends_waits_for_a_next_attempt_and_lets_what_is_under_way_finish()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => request.Number == 1
            ? ScriptedReply.Error(request, 429, "come back tomorrow", retryAfter: "250")
            : ScriptedReply.Text(request, "hi") with { Delay = TimeSpan.FromMilliseconds(300) });
        var settings = Settings(2, server) with { Concurrency = 1 };
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        using var generator = WireFixture.Create(settings, pool);

        var asking = AskAllAsync(generator, settings);
        await UntilAsync(() => server.Requests.Count == 2);
        pool.Drain();
        var outcomes = await asking;

        outcomes.Select(outcome => outcome.GetType()).ShouldBe([typeof(Parked), typeof(Answered)], ignoreOrder: true);
        (await generator.EnterAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_further_attempt_goes_ahead_of_new_requests()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => request.Number == 1
            ? ScriptedReply.Error(request, 503, "busy")
            : ScriptedReply.Text(request, "hi") with { Delay = TimeSpan.FromMilliseconds(150) });
        var settings = Settings(5, server) with { Concurrency = 1 };
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        using var generator = WireFixture.Create(settings, pool);

        await AskAllAsync(generator, settings);

        var order = server.Requests.Select(request => request.Seed).ToList();
        order.Count.ShouldBe(6);
        order.LastIndexOf(order[0]).ShouldBeInRange(1, 2, "at once, or after the one that took the free place meanwhile");
        server.MaxUnderWay.ShouldBe(1);
    }

    [Fact]
    public async Task Generators_at_one_endpoint_share_its_places_by_weight()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "hi") with { Delay = TimeSpan.FromMilliseconds(20) });
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        var one = Settings(300, server) with { Concurrency = 8, Share = 3 };
        var other = new GeneratorSettings(Provider.OpenAi, "other") { Endpoints = one.Endpoints, Samples = 300, Concurrency = 8 };
        using var first = WireFixture.Create(one, pool);
        using var second = WireFixture.Create(other, pool);

        await Task.WhenAll(AskAllAsync(first, one), AskAllAsync(second, other));

        server.MaxUnderWay.ShouldBe(8);
        var early = server.Requests.Skip(20).Take(200).Count(request => request.Model == one.Model);
        early.ShouldBeInRange(130, 170, "three of four");
        pool.Read().ShouldHaveSingleItem().Answered.ShouldBe(600);
    }

    [Fact]
    public async Task A_snapshot_names_no_user_and_shows_what_goes_on()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "hi") with { Delay = TimeSpan.FromMilliseconds(20) });
        var settings = Settings(10, server) with { Endpoints = [new Uri($"http://user:secret@127.0.0.1:{server.OllamaEndpoint.Port}/v1")] };
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        using var generator = WireFixture.Create(settings, pool);
        await AskAllAsync(generator, settings);

        var endpoint = pool.Read().ShouldHaveSingleItem();

        endpoint.Address.ShouldBe($"http://127.0.0.1:{server.OllamaEndpoint.Port}/v1");
        (endpoint.State, endpoint.IsAutomatic, endpoint.InFlight, endpoint.Answered, endpoint.Failed).ShouldBe((EndpointState.Open, true, 0, 10L, 0L));
        endpoint.MedianLatency!.Value.TotalMilliseconds.ShouldBeInRange(15, 2000);
        endpoint.AnswersPerSecond.ShouldBe(1, 0.001);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Over_real_http_too_a_server_of_eight_slots_is_kept_busy_without_a_long_queue(bool tellsItsLoad)
    {
        var slots = new SlottedServer(8, TimeSpan.FromMilliseconds(100), sigma: 0.4, seed: 5);
        var catalogue = new ScriptedCatalogue { Metrics = tellsItsLoad ? slots.Metrics : null };
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "hi") with { Delay = slots.Take() }, catalogue);
        var settings = Settings(400, server);
        using var pool = new EndpointPool(TimeProvider.System, Patience);
        using var generator = WireFixture.Create(settings, pool);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        await AskAllAsync(generator, settings);

        // The claim of nine tenths is a benchmark's; here the machine may be busy with other tests.
        (400 / watch.Elapsed.TotalSeconds).ShouldBeGreaterThan(0.6 * slots.IdealRate);
        server.MaxUnderWay.ShouldBeLessThan(8 * 9);
        pool.Read()[0].Limit.ShouldBeLessThan(8 * 5);
    }

    private static GeneratorSettings Settings(int samples, params ScriptedModelServer?[] server) => new(Provider.OpenAi, "qwen3:8b")
    {
        Endpoints = [.. server.OfType<ScriptedModelServer>().Select(one => one.OpenAiEndpoint)],
        Samples = samples,
        Timeout = TimeSpan.FromSeconds(20),
    };

    private static ScriptedReply Slowly(ScriptedRequest request)
        => ScriptedReply.Text(request, "hi") with { Delay = TimeSpan.FromMilliseconds(10) };

    /// <summary>Asks all samples as a run does: a request starts when there is a place for it.</summary>
    private static async Task<IReadOnlyCollection<GenerationOutcome>> AskAllAsync(IGenerator generator, GeneratorSettings settings)
    {
        var requests = new RequestFactory(settings, WireFixture.DescriptionOf(settings), runSeed: 7).Create(TestTasks.Forecast, "original");
        var outcomes = new ConcurrentBag<GenerationOutcome>();
        var asked = new List<Task>();
        foreach (var request in requests)
        {
            var place = await generator.EnterAsync(CancellationToken.None).AsTask().WaitAsync(Patience);
            asked.Add(Task.Run(async () =>
            {
                using var mine = place;
                outcomes.Add(mine is null ? Parked.NotAsked : await generator.GenerateAsync(request, mine, CancellationToken.None));
            }));
        }

        await Task.WhenAll(asked).WaitAsync(Patience);
        return outcomes;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(5, patience.Token);
    }
}
