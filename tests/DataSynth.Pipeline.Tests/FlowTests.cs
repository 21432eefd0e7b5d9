using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Pipeline.Tests;

public sealed class FlowTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Every_item_reaches_the_sink_exactly_once(int count)
    {
        var arrived = new ConcurrentBag<int>();

        var report = await StagedPipeline
            .From("source", Numbers.UpTo(count), capacity: 1)
            .Transform("double", 4, Double, capacity: 1)
            .Into("sink", Collect(arrived))
            .RunAsync().WaitAsync(Numbers.Patience);

        arrived.Order().ShouldBe(Enumerable.Range(0, count).Select(i => 2 * i));
        report.Stopped.ShouldBeFalse();
        report.Stages.ShouldBe(
            [new("source", 1, count, count, 0, 0, 0), new("double", 4, count, count, 0, 0, 0), new("sink", 1, count, count, 0, 0, 0)]);
    }

    [Fact]
    public async Task Workers_run_side_by_side()
    {
        using var together = new Barrier(4);

        await StagedPipeline
            .From("source", Numbers.UpTo(4))
            .Transform("meet", 4, (int i, CancellationToken token) =>
            {
                together.SignalAndWait(Numbers.Patience, token).ShouldBeTrue();
                return ValueTask.FromResult(i);
            })
            .Into("sink", (_, _) => ValueTask.CompletedTask)
            .RunAsync().WaitAsync(Numbers.Patience);
    }

    [Fact]
    public void An_ordered_stage_keeps_the_order_whatever_the_workers_the_window_and_the_delays() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(PositiveInt Workers, PositiveInt Extra, byte Count, int Seed)>(),
            given =>
            {
                var workers = Math.Min(given.Workers.Get, 8);
                var delays = new System.Random(given.Seed);
                var pauses = Enumerable.Range(0, given.Count).Select(_ => delays.Next(3)).ToArray();
                var arrived = new List<int>();

                StagedPipeline
                    .From("source", Enumerable.Range(0, given.Count), capacity: 2)
                    .TransformInOrder("work", workers, async (i, token) =>
                    {
                        for (var pause = 0; pause < pauses[i]; pause++)
                        {
                            await Task.Yield();
                        }

                        return i;
                    }, window: workers + (given.Extra.Get % 5))
                    .Into("sink", (i, _) =>
                    {
                        arrived.Add(i);
                        return ValueTask.CompletedTask;
                    })
                    .RunAsync().WaitAsync(Numbers.Patience).GetAwaiter().GetResult();

                return arrived.SequenceEqual(Enumerable.Range(0, given.Count));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task An_ordered_stage_works_ahead_of_a_slow_item_no_further_than_its_window()
    {
        const int Window = 6;
        var begun = 0;
        var first = new TaskCompletionSource();
        var arrived = new List<int>();
        var running = StagedPipeline
            .From("source", Numbers.UpTo(100))
            .TransformInOrder("work", 3, async (i, _) =>
            {
                Interlocked.Increment(ref begun);
                if (i == 0)
                {
                    await first.Task;
                }

                return i;
            }, Window)
            .Into("sink", (i, _) =>
            {
                arrived.Add(i);
                return ValueTask.CompletedTask;
            })
            .RunAsync();

        await Waiting.Until(() => Volatile.Read(ref begun) >= Window);
        await Task.Delay(50);
        var ahead = Volatile.Read(ref begun);
        var before = arrived.Count;
        first.SetResult();
        await running.WaitAsync(Numbers.Patience);

        // The emitter holds the slow item itself, so one more than the window may be under way.
        ahead.ShouldBeInRange(Window, Window + 1);
        before.ShouldBe(0);
        arrived.ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public async Task A_slow_sink_bounds_what_the_source_may_produce()
    {
        var produced = 0;
        var consumed = 0;
        var ahead = 0;

        await StagedPipeline
            .From("source", Numbers.UpTo(300, _ => Interlocked.Increment(ref produced)), capacity: 3)
            .Transform("work", 2, Double, capacity: 4)
            .TransformInOrder("order", 2, Double, window: 5)
            .Into("sink", async (_, _) =>
            {
                await Task.Yield();
                ahead = Math.Max(ahead, Volatile.Read(ref produced) - consumed++);
            })
            .RunAsync().WaitAsync(Numbers.Patience);

        // Queues 3 + 4 + window 5 + output 2, and one item in each pair of hands: source, 2 workers, dispatcher, emitter, sink.
        ahead.ShouldBeLessThanOrEqualTo(3 + 4 + 5 + 2 + 6);
        consumed.ShouldBe(300);
    }

    [Fact]
    public async Task A_batch_is_what_waits_up_to_the_limit_and_a_lone_item_waits_for_nobody()
    {
        var batches = new List<int[]>();
        var firstArrived = new TaskCompletionSource();

        async IAsyncEnumerable<int> Source()
        {
            yield return 0;
            await firstArrived.Task;
            for (var i = 1; i <= 10; i++)
            {
                yield return i;
            }
        }

        RunnablePipeline? pipeline = null;
        pipeline = StagedPipeline
            .From("source", Source())
            .IntoBatches("write", 4, async (batch, token) =>
            {
                batches.Add([.. batch]);
                firstArrived.TrySetResult();
                await Waiting.Until(() => pipeline!.Meters[0].Read().Out == 11);
            });
        await pipeline.RunAsync().WaitAsync(Numbers.Patience);

        batches.Select(batch => batch.Length).ShouldBe([1, 4, 4, 2]);
        batches.SelectMany(batch => batch).ShouldBe(Enumerable.Range(0, 11));
    }

    [Fact]
    public async Task A_sink_with_several_workers_waits_for_several_items_at_once()
    {
        using var together = new Barrier(3);

        var report = await StagedPipeline
            .From("source", Numbers.UpTo(3))
            .Into("sink", 3, (_, token) =>
            {
                together.SignalAndWait(Numbers.Patience, token).ShouldBeTrue();
                return ValueTask.CompletedTask;
            })
            .RunAsync().WaitAsync(Numbers.Patience);

        report.Stages[^1].Out.ShouldBe(3);
    }

    internal static ValueTask<int> Double(int i, CancellationToken token) => ValueTask.FromResult(2 * i);

    internal static Func<int, CancellationToken, ValueTask> Collect(ConcurrentBag<int> into) => (i, _) =>
    {
        into.Add(i);
        return ValueTask.CompletedTask;
    };
}
