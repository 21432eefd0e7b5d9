using System.Collections.Concurrent;

namespace DataSynth.Pipeline.Tests;

public sealed class EndTests
{
    public static TheoryData<string> Places => ["source", "first", "ordered", "lane", "router", "sink", "batch"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_fault_in_any_stage_ends_all_of_them_and_surfaces_with_its_own_stack(string place)
    {
        var produced = 0;
        var fault = new InvalidDataException("disk full");
        var pipeline = Everywhere(place, fault, Numbers.UpTo(
            place == "source" ? 50 : 1_000_000, _ => Interlocked.Increment(ref produced), place == "source" ? fault : null));

        var surfaced = await Should.ThrowAsync<InvalidDataException>(() => pipeline.RunAsync().WaitAsync(Numbers.Patience));

        surfaced.ShouldBeSameAs(fault);
        surfaced.StackTrace.ShouldNotBeNull().ShouldContain(place == "source" ? nameof(Numbers.UpTo) : nameof(ThrowAt));
        produced.ShouldBeLessThan(2000);
        var meters = pipeline.Meters.Select(meter => meter.Read()).ToArray();
        meters.Sum(meter => meter.Failed).ShouldBe(place switch { "source" or "router" => 0, "batch" => meters[^1].Failed, _ => 1 });
    }

    [Fact]
    public async Task A_faulting_worker_ends_its_siblings_at_once()
    {
        var begun = 0;

        await Should.ThrowAsync<InvalidDataException>(() => StagedPipeline
            .From("source", Numbers.UpTo(1000))
            .Transform("work", 4, async (int i, CancellationToken token) =>
            {
                Interlocked.Increment(ref begun);
                if (i == 10)
                {
                    throw new InvalidDataException();
                }

                await Task.Delay(i < 10 ? 1 : 5000, token);
                return i;
            })
            .Into("sink", (_, _) => ValueTask.CompletedTask)
            .RunAsync().WaitAsync(Numbers.Patience / 5));

        begun.ShouldBeLessThanOrEqualTo(14);
    }

    [Fact]
    public async Task The_first_fault_wins_over_those_that_follow_from_it()
    {
        var first = new InvalidDataException("first");

        var surfaced = await Should.ThrowAsync<Exception>(() => StagedPipeline
            .From("source", Numbers.UpTo(100))
            .Transform("work", 2, async (int i, CancellationToken token) =>
            {
                if (i == 0)
                {
                    await Task.Delay(20, CancellationToken.None);
                    throw first;
                }

                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                }
                catch (OperationCanceledException e)
                {
                    throw new InvalidOperationException("second", e);
                }

                return i;
            })
            .Into("sink", (_, _) => ValueTask.CompletedTask)
            .RunAsync().WaitAsync(Numbers.Patience));

        surfaced.ShouldBeSameAs(first);
    }

    [Fact]
    public async Task A_timeout_of_a_step_is_a_fault_and_not_a_cancellation()
    {
        using var client = new HttpClient(new NeverAnswers()) { Timeout = TimeSpan.FromMilliseconds(30) };

        var surfaced = await Should.ThrowAsync<ForeignCancellationException>(() => StagedPipeline
            .From("source", Numbers.UpTo(10))
            .Transform("ask", 2, async (int _, CancellationToken token) => await client.GetStringAsync("http://localhost/", token))
            .Into("sink", (_, _) => ValueTask.CompletedTask)
            .RunAsync().WaitAsync(Numbers.Patience));

        surfaced.Stage.ShouldBe("ask");
        surfaced.InnerException.ShouldBeOfType<TaskCanceledException>();
        surfaced.Message.ShouldContain("'ask'");
    }

    [Fact]
    public async Task Stop_lets_everything_in_flight_reach_the_sink()
    {
        using var stop = new CancellationTokenSource();
        var produced = 0;
        var arrived = new ConcurrentBag<int>();

        var report = await StagedPipeline
            .From("source", Numbers.UpTo(100_000, _ => Interlocked.Increment(ref produced)), capacity: 2)
            .Transform("work", 4, async (int i, CancellationToken token) =>
            {
                if (i == 40)
                {
                    await stop.CancelAsync();
                }

                await Task.Delay(1, token);
                return i;
            })
            .Into("sink", FlowTests.Collect(arrived))
            .RunAsync(stop.Token).WaitAsync(Numbers.Patience);

        report.Stopped.ShouldBeTrue();
        produced.ShouldBeInRange(41, 20_000);
        arrived.Count.ShouldBe(produced);
    }

    [Fact]
    public async Task Stop_wakes_a_source_that_waits()
    {
        using var stop = new CancellationTokenSource();
        var arrived = new ConcurrentBag<int>();
        var running = StagedPipeline
            .From("source", Numbers.ThenSilence(3))
            .Into("sink", async (i, _) =>
            {
                arrived.Add(i);
                if (i == 2)
                {
                    await stop.CancelAsync();
                }
            })
            .RunAsync(stop.Token);

        var report = await running.WaitAsync(Numbers.Patience);

        report.Stopped.ShouldBeTrue();
        arrived.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_run_that_is_stopped_before_it_starts_takes_nothing_from_the_source()
    {
        var produced = 0;

        var report = await StagedPipeline
            .From("source", Numbers.UpTo(10, _ => produced++))
            .Into("sink", (_, _) => ValueTask.CompletedTask)
            .RunAsync(stop: new CancellationToken(canceled: true)).WaitAsync(Numbers.Patience);

        report.Stopped.ShouldBeTrue();
        produced.ShouldBe(0);
    }

    [Fact]
    public async Task Abort_ends_a_run_whose_queues_are_full()
    {
        using var abort = new CancellationTokenSource();
        var pipeline = StagedPipeline
            .From("source", Numbers.UpTo(1000), capacity: 1)
            .Transform("work", 2, FlowTests.Double, capacity: 1)
            .TransformInOrder("order", 2, FlowTests.Double, window: 2)
            .Into("sink", (_, token) => new ValueTask(Task.Delay(Timeout.Infinite, token)));
        var running = pipeline.RunAsync(abort: abort.Token);
        await Waiting.Until(() => pipeline.Meters[^1].Read().Busy > 0 && pipeline.Meters[^1].Read().Queued > 0);

        await abort.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running.WaitAsync(Numbers.Patience));
        pipeline.Meters[^1].Read().Out.ShouldBe(0);
    }

    [Fact]
    public async Task A_worker_looks_at_abort_before_each_item_even_when_its_queue_is_full()
    {
        using var abort = new CancellationTokenSource();
        var consumed = 0;

        await Should.ThrowAsync<OperationCanceledException>(() => StagedPipeline
            .From("source", Numbers.UpTo(100), capacity: 50)
            .Into("sink", async (_, _) =>
            {
                await Task.Delay(20, CancellationToken.None);
                if (++consumed == 3)
                {
                    await abort.CancelAsync();
                }
            })
            .RunAsync(abort: abort.Token).WaitAsync(Numbers.Patience));

        consumed.ShouldBe(3);
    }

    [Fact]
    public async Task A_pipeline_runs_once_and_a_segment_is_continued_once()
    {
        var segment = StagedPipeline.From("source", Numbers.UpTo(1));
        var pipeline = segment.Into("sink", (_, _) => ValueTask.CompletedTask);
        await pipeline.RunAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => pipeline.RunAsync());
        Should.Throw<InvalidOperationException>(() => segment.Transform("again", 1, FlowTests.Double)).Message.ShouldContain("'source'");
    }

    private static RunnablePipeline Everywhere(string place, Exception fault, IAsyncEnumerable<int> source)
    {
        ValueTask<int> Step(string here, int i) => ValueTask.FromResult(ThrowAt(here, place, i, fault));
        var stages = StagedPipeline
            .From("source", source, capacity: 2)
            .Transform("first", 3, (i, _) => Step("first", i))
            .TransformInOrder("ordered", 3, (i, _) => Step("ordered", i))
            .ThroughLanes(
                "lanes",
                [new Lane<int, int>("even", 2, (i, _) => Step("lane", i)), new Lane<int, int>("odd", 1, (i, _) => ValueTask.FromResult(i))],
                i => ThrowAt("router", place, i, fault) % 2);
        return place == "batch"
            ? stages.IntoBatches("batch", 4, (batch, _) => new ValueTask(Task.WhenAll(batch.Select(i => Step("batch", i).AsTask()))))
            : stages.Into("sink", (i, _) => new ValueTask(Step("sink", i).AsTask()));
    }

    private static int ThrowAt(string here, string place, int i, Exception fault) => here == place && i == 40 ? throw fault : i;

    private sealed class NeverAnswers : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
