using DataSynth.Generation.Chat;
using DataSynth.Generation.Outcomes;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Tests.Chat;

public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(FailureReason.RateLimited, 5)]
    [InlineData(FailureReason.Unavailable, 5)]
    [InlineData(FailureReason.Connection, 5)]
    [InlineData(FailureReason.ServerError, 2)]
    [InlineData(FailureReason.MalformedBody, 2)]
    [InlineData(FailureReason.BadRequest, 1)]
    [InlineData(FailureReason.NotFound, 1)]
    [InlineData(FailureReason.Unprocessable, 1)]
    [InlineData(FailureReason.Unauthorized, 1)]
    [InlineData(FailureReason.Timeout, 1)]
    [InlineData(FailureReason.TooLarge, 1)]
    [InlineData(FailureReason.OtherStatus, 1)]
    public void Attempts_depend_on_the_reason(FailureReason reason, int attempts)
        => RetryPolicy.Default.AttemptsFor(reason).ShouldBe(attempts);

    [Fact]
    public void Waits_grow_to_a_bound_and_differ_from_request_to_request()
    {
        for (var attempt = 1; attempt < 40; attempt++)
        {
            var bound = Math.Min(500 * Math.Pow(2, attempt - 1), 30_000);
            var waits = Enumerable.Range(0, 200).Select(seed => Wait(attempt, seed)).ToList();

            waits.ShouldAllBe(wait => wait >= 0 && wait <= bound);
            waits.Max().ShouldBeGreaterThan(bound * 0.9);
            waits.Min().ShouldBeLessThan(bound * 0.1);
        }
    }

    [Fact]
    public void The_same_request_waits_the_same() => Wait(3, 5).ShouldBe(Wait(3, 5));

    [Fact]
    public void A_servers_wish_is_honoured_up_to_a_bound()
    {
        var random = new SeededRandom(1);

        RetryPolicy.Default.DelayAfter(1, TimeSpan.FromSeconds(20), random).TotalSeconds.ShouldBeInRange(20, 20.5);
        RetryPolicy.Default.DelayAfter(1, TimeSpan.FromDays(2), random).TotalSeconds.ShouldBeInRange(300, 300.5);
    }

    private static double Wait(int attempt, int seed)
        => RetryPolicy.Default.DelayAfter(attempt, null, new SeededRandom(seed)).TotalMilliseconds;
}
