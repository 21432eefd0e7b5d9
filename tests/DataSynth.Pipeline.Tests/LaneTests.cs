using System.Collections.Concurrent;

namespace DataSynth.Pipeline.Tests;

public sealed class LaneTests
{
    [Fact]
    public async Task Items_go_through_the_lane_that_they_belong_to()
    {
        var arrived = new ConcurrentBag<string>();

        var report = await StagedPipeline
            .From("source", Numbers.UpTo(90))
            .ThroughLanes("ask", [Marking("a"), Marking("b"), Marking("c")], i => i % 3)
            .Into("sink", (text, _) =>
            {
                arrived.Add(text);
                return ValueTask.CompletedTask;
            })
            .RunAsync().WaitAsync(Numbers.Patience);

        arrived.Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 90).Select(i => "abc"[i % 3] + i.ToString("D2")).Order(StringComparer.Ordinal));
        report.Stages.Single(stage => stage.Name == "ask/b").Out.ShouldBe(30);
    }

    [Fact]
    public async Task A_blocked_lane_holds_up_the_others_only_once_its_queue_is_full()
    {
        var blocked = new TaskCompletionSource();
        var fast = 0;
        var pipeline = StagedPipeline
            .From("source", Numbers.UpTo(100), capacity: 1)
            .ThroughLanes(
                "ask",
                [
                    new Lane<int, int>("slow", 2, async (i, _) =>
                    {
                        await blocked.Task;
                        return i;
                    }) { Capacity = 10 },
                    new Lane<int, int>("fast", 2, (i, _) =>
                    {
                        Interlocked.Increment(ref fast);
                        return ValueTask.FromResult(i);
                    }),
                ],
                i => i % 2)
            .Into("sink", (_, _) => ValueTask.CompletedTask);
        var running = pipeline.RunAsync();

        await Waiting.Until(() => Volatile.Read(ref fast) >= 12);
        await Task.Delay(50);
        Volatile.Read(ref fast).ShouldBe(12, "2 at work and 10 waiting in the slow lane let 12 others pass");
        blocked.SetResult();
        await running.WaitAsync(Numbers.Patience);
        fast.ShouldBe(50);
    }

    [Fact]
    public async Task Merged_segments_do_not_wait_for_each_other_at_all()
    {
        var blocked = new TaskCompletionSource();
        var fastEnded = new TaskCompletionSource();
        var arrived = 0;

        var running = StagedPipeline
            .Merge("merge", [
                StagedPipeline.From("slow source", Numbers.UpTo(5)).Transform("slow", 1, async (int i, CancellationToken _) =>
                {
                    await blocked.Task;
                    return i;
                }),
                StagedPipeline.From("fast source", Numbers.UpTo(10_000)).Transform("fast", 2, FlowTests.Double),
            ])
            .Into("sink", (_, _) =>
            {
                if (++arrived == 10_000)
                {
                    fastEnded.SetResult();
                }

                return ValueTask.CompletedTask;
            })
            .RunAsync();

        await fastEnded.Task.WaitAsync(Numbers.Patience);
        blocked.SetResult();
        await running.WaitAsync(Numbers.Patience);
        arrived.ShouldBe(10_005);
    }

    [Fact]
    public async Task An_item_for_a_lane_that_does_not_exist_names_the_stage_and_the_range()
    {
        var thrown = await Should.ThrowAsync<InvalidOperationException>(() => StagedPipeline
            .From("source", Numbers.UpTo(1))
            .ThroughLanes("ask", [Marking("a")], _ => 7)
            .Into("sink", (_, _) => ValueTask.CompletedTask)
            .RunAsync().WaitAsync(Numbers.Patience));

        thrown.Message.ShouldBe("Found lane 7 for an item in the stage 'ask', expected 0 to 0.");
    }

    [Fact]
    public void Impossible_sizes_are_refused_while_building()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => StagedPipeline.From("source", Numbers.UpTo(1), capacity: 0));
        Should.Throw<ArgumentOutOfRangeException>(
            () => StagedPipeline.From("source", Numbers.UpTo(1)).Transform("work", 0, FlowTests.Double));
        Should.Throw<ArgumentOutOfRangeException>(
            () => StagedPipeline.From("source", Numbers.UpTo(1)).TransformInOrder("work", 4, FlowTests.Double, window: 3));
        Should.Throw<ArgumentException>(() => StagedPipeline.Merge<int>("merge", []));
        Should.Throw<ArgumentOutOfRangeException>(
            () => StagedPipeline.From("source", Numbers.UpTo(1)).ThroughLanes<int>("ask", [], _ => 0));
    }

    private static Lane<int, string> Marking(string name) =>
        new(name, 2, (i, _) => ValueTask.FromResult($"{name}{i:D2}"));
}
