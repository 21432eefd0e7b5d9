using DataSynth.Cli.Runs;

namespace DataSynth.Cli.Tests.Runs;

public sealed class FailureWatchTests
{
    [Fact]
    public void It_trips_once_more_than_the_share_failed_and_not_before_a_hundred_outcomes()
    {
        using var watch = new FailureWatch(0.5);
        Add(watch, failed: 99, answered: 0);
        watch.Tripped.IsCancellationRequested.ShouldBeFalse();

        watch.Add(failed: true);

        watch.Tripped.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void A_share_that_is_just_reached_is_put_up_with()
    {
        using var watch = new FailureWatch(0.05);
        Add(watch, failed: 10, answered: 190);
        watch.Tripped.IsCancellationRequested.ShouldBeFalse();

        watch.Add(failed: true);

        watch.Tripped.IsCancellationRequested.ShouldBeTrue();
    }

    private static void Add(FailureWatch watch, int failed, int answered)
    {
        for (var i = 0; i < answered; i++)
            watch.Add(failed: false);
        for (var i = 0; i < failed; i++)
            watch.Add(failed: true);
    }
}
