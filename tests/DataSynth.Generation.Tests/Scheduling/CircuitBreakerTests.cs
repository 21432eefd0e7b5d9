using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Generation.Tests.Scheduling;

public sealed class CircuitBreakerTests
{
    [Theory]
    [InlineData(60, 60)]
    [InlineData(300, 300)]
    [InlineData(86_400, 300)]
    [InlineData(99_999_999_999, 300)]
    public void A_pause_that_a_server_asks_for_is_kept_up_to_five_minutes(long asked, double seconds)
    {
        var breaker = new CircuitBreaker();

        for (var i = 0; i < CircuitBreaker.ClearFaultsInARow; i++)
            breaker.Faulted(TimeSpan.FromSeconds(10), FailureReason.RateLimited, TimeSpan.FromSeconds(asked));

        (breaker.State, breaker.PauseIsAskedFor).ShouldBe((EndpointState.Parked, true));
        breaker.LookAt.ShouldBe(TimeSpan.FromSeconds(10 + seconds));
    }

    [Fact]
    public void Pauses_double_up_to_half_a_minute_and_begin_anew_after_an_answer()
    {
        var breaker = new CircuitBreaker();
        breaker.Park(TimeSpan.Zero, retryAfter: null);
        var pauses = new List<double> { breaker.LookAt.TotalSeconds };
        for (var i = 0; i < 7; i++)
        {
            var now = breaker.LookAt;
            breaker.StillAway(now);
            pauses.Add((breaker.LookAt - now).TotalSeconds);
        }

        pauses.ShouldBe([0.5, 1, 2, 4, 8, 16, 30, 30]);
        breaker.AwaySince.ShouldBe(TimeSpan.Zero);
        breaker.Replied();
        breaker.Park(TimeSpan.Zero, retryAfter: null);
        breaker.LookAt.TotalSeconds.ShouldBe(0.5);
    }
}
