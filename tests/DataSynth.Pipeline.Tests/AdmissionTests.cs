using System.Collections.Concurrent;

namespace DataSynth.Pipeline.Tests;

public sealed class AdmissionTests
{
    [Fact]
    public async Task Items_start_in_order_as_soon_as_they_are_admitted_and_no_sooner()
    {
        var doors = new SemaphoreSlim(0);
        var started = new ConcurrentQueue<int>();
        var running = StagedPipeline
            .From("source", Numbers.UpTo(10))
            .TransformAdmitted(
                "ask",
                100,
                async (int _, CancellationToken token) =>
                {
                    await doors.WaitAsync(token);
                    return doors;
                },
                (i, _, _) =>
                {
                    started.Enqueue(i);
                    return ValueTask.FromResult(i);
                })
            .Into("sink", (_, _) => ValueTask.CompletedTask)
            .RunAsync();

        for (var admitted = 1; admitted <= 10; admitted++)
        {
            started.Count.ShouldBeLessThan(admitted);
            doors.Release();
            await Waiting.Until(() => started.Count == admitted);
        }

        var report = await running.WaitAsync(Numbers.Patience);
        started.ShouldBe(Enumerable.Range(0, 10));
        report.Stages.Single(stage => stage.Name == "ask").Out.ShouldBe(10);
    }

    [Fact]
    public async Task An_item_that_is_not_admitted_is_never_started()
    {
        var arrived = new ConcurrentBag<int>();

        await Odd(Numbers.UpTo(100), arrived).RunAsync().WaitAsync(Numbers.Patience);

        arrived.Order().ShouldBe(Enumerable.Range(0, 100).Where(i => i % 2 == 1));
    }

    [Fact]
    public async Task No_more_than_the_most_run_at_once()
    {
        var (now, most) = (0, 0);

        await StagedPipeline
            .From("source", Numbers.UpTo(200))
            .TransformAdmitted(
                "ask",
                3,
                (int _, CancellationToken _) => ValueTask.FromResult<object?>(now),
                async (i, _, _) =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref now));
                    await Task.Yield();
                    Interlocked.Decrement(ref now);
                    return i;
                })
            .Into("sink", (_, _) => ValueTask.CompletedTask)
            .RunAsync().WaitAsync(Numbers.Patience);

        most.ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task Stop_drops_what_waits_for_admission_and_finishes_what_has_it()
    {
        using var stop = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        var (started, arrived) = (0, 0);
        var running = StagedPipeline
            .From("source", Numbers.UpTo(1_000_000))
            .TransformAdmitted(
                "ask",
                100,
                async (int i, CancellationToken token) =>
                {
                    if (i >= 5)
                        await Task.Delay(Timeout.Infinite, token);
                    return release;
                },
                async (i, _, _) =>
                {
                    Interlocked.Increment(ref started);
                    await release.Task;
                    return i;
                })
            .Into("sink", (_, _) =>
            {
                arrived++;
                return ValueTask.CompletedTask;
            })
            .RunAsync(stop.Token);
        await Waiting.Until(() => started == 5);

        await stop.CancelAsync();
        release.SetResult();
        var report = await running.WaitAsync(Numbers.Patience);

        (report.Stopped, started, arrived).ShouldBe((true, 5, 5));
    }

    [Theory]
    [InlineData("admit")]
    [InlineData("step")]
    public async Task A_fault_ends_the_run_with_its_own_exception(string place)
    {
        var fault = new InvalidDataException("broken");

        var surfaced = await Should.ThrowAsync<InvalidDataException>(() => StagedPipeline
            .From("source", Numbers.UpTo(1_000_000))
            .TransformAdmitted(
                "ask",
                4,
                (int i, CancellationToken _) => i == 40 && place == "admit" ? throw fault : ValueTask.FromResult<object?>(fault),
                (i, _, _) => i == 40 && place == "step" ? throw fault : ValueTask.FromResult(i))
            .Into("sink", (_, _) => ValueTask.CompletedTask)
            .RunAsync().WaitAsync(Numbers.Patience));

        surfaced.ShouldBeSameAs(fault);
    }

    [Fact]
    public async Task Abort_ends_what_runs_and_what_waits()
    {
        using var abort = new CancellationTokenSource();
        var started = 0;
        var running = StagedPipeline
            .From("source", Numbers.UpTo(1_000_000))
            .TransformAdmitted(
                "ask",
                3,
                (int _, CancellationToken _) => ValueTask.FromResult<object?>(abort),
                async (i, _, token) =>
                {
                    Interlocked.Increment(ref started);
                    await Task.Delay(Timeout.Infinite, token);
                    return i;
                })
            .Into("sink", (_, _) => ValueTask.CompletedTask)
            .RunAsync(abort: abort.Token);
        await Waiting.Until(() => started == 3);

        await abort.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running.WaitAsync(Numbers.Patience));
    }

    private static RunnablePipeline Odd(IAsyncEnumerable<int> source, ConcurrentBag<int> arrived) => StagedPipeline
        .From("source", source)
        .TransformAdmitted(
            "ask",
            8,
            (int i, CancellationToken _) => ValueTask.FromResult(i % 2 == 1 ? arrived : null),
            (i, _, _) => ValueTask.FromResult(i))
        .Into("sink", (i, _) =>
        {
            arrived.Add(i);
            return ValueTask.CompletedTask;
        });
}
