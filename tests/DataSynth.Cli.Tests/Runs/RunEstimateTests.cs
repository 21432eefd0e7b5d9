using DataSynth.Cli.Runs;
using DataSynth.Journal;

namespace DataSynth.Cli.Tests.Runs;

public sealed class RunEstimateTests
{
    [Fact]
    public void The_slowest_generator_decides_the_time_and_all_of_them_write_tokens()
    {
        var estimate = RunEstimate.Of(
            [Replied(0, answered: 90, failed: 10, milliseconds: 200_000, tokens: 9_000), Replied(1, answered: 10, failed: 0, milliseconds: 60_000, tokens: 500)],
            toAsk: [1_000, 100],
            places: [4, 1]);

        // 2 s a reply, 1,000 of them at 4 places: 500 s. 6 s a reply, 100 of them at one place: 600 s.
        estimate!.Time.ShouldBe(TimeSpan.FromSeconds(600));
        estimate.OutputTokens.ShouldBe((100 * 1_000) + (50 * 100));
        estimate.Replies.ShouldBe(110);
        estimate.ToString().ShouldBe("estimate: about 10m 00s and 105,000 tokens for the rest, from 110 earlier replies");
    }

    [Fact]
    public void A_generator_without_a_reply_is_said_to_be_missing()
    {
        var estimate = RunEstimate.Of([Replied(0, 1, 0, 1_000, 0), Replied(1, 0, 0, 0, 0)], [1, 1], [1, 1]);

        estimate!.IsWhole.ShouldBeFalse();
        estimate.ToString().ShouldContain("generators without a reply are not in it");
    }

    [Fact]
    public void Nothing_is_estimated_when_nothing_is_to_be_asked_or_known()
    {
        RunEstimate.Of([Replied(0, 5, 0, 1_000, 10)], [0], [1]).ShouldBeNull();
        RunEstimate.Of([Replied(0, 0, 0, 0, 0)], [5], [1]).ShouldBeNull();
    }

    private static GeneratorCounts Replied(long generator, long answered, long failed, long milliseconds, long tokens)
        => new(generator, 10_000, answered, failed, 0, 0, 0, tokens, milliseconds);
}
