using System.Diagnostics;

namespace DataSynth.Journal.Tests;

public sealed class ScaleTests
{
    private const int Tasks = 5_000;
    private const int Rows = Tasks * 2 * 10;

    /// <summary>Some ten times what it takes on two busy cores: it catches a missing index, not a slow day.</summary>
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_hundred_thousand_requests_are_planned_found_and_read_in_seconds_and_row_by_row()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        var watch = Stopwatch.StartNew();

        await Sample.PlanAsync(journal, Tasks, samples: 10);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async worker =>
        {
            for (var i = worker; i < Rows / 5; i += 64)
            {
                await journal.AppendAsync(Sample.Answer(Sample.Key(i)));
            }
        }));
        var answered = Enumerable.Range(0, Rows).Count(i => journal.Reader.IsAnswered(Sample.Key(i)));
        var pending = journal.Reader.ReadPending(PendingSelection.Missing, generator: 1).Count();
        var candidates = journal.Reader.ReadCandidates().Count();

        watch.Elapsed.ShouldBeLessThan(Generous);
        answered.ShouldBe(Rows / 5);
        pending.ShouldBe(Rows / 2 * 4 / 5);
        candidates.ShouldBe(Rows);
        AllocatedBy(() => journal.Reader.ReadCandidates().First()).ShouldBeLessThan(256 * 1024);
        AllocatedBy(() => journal.Reader.ReadPending(PendingSelection.Missing).First()).ShouldBeLessThan(1024 * 1024, "one page");
    }

    [Fact]
    public async Task A_lone_reply_waits_for_no_timer()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 300; i++)
        {
            await journal.AppendAsync(Sample.Answer(Sample.Key(i)));
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "300 batches that waited for their 100 ms would take it");
    }

    private static long AllocatedBy(Func<object> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work().ShouldNotBeNull();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
