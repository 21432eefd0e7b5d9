using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Progress;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Tests.Console;

public sealed class ProgressPanelTests
{
    private static readonly ProgressSnapshot Half = new(
        "asking",
        TimeSpan.FromSeconds(125),
        PlanIsComplete: true,
        [
            new ModelSnapshot("qwen3:8b", 800, 100, 390, 4, 50_000, 40_000, new Dictionary<string, long> { ["timeout"] = 7, ["http_500"] = 3 }),
            new ModelSnapshot("perturb/1", 200, 0, 0, 0, 0, 0, new Dictionary<string, long>()),
        ]);

    private static readonly ProgressRates Rates = new(3.21, 3.2, 321.4, TimeSpan.FromSeconds(156));

    [Fact]
    public void The_panel_shows_totals_rates_failures_and_models()
        => string.Join('\n', ProgressPanel.Lines(Half, Rates, 120, TextStyle.Plain)).ShouldBe(
            """
            [############............] 500/1,000 (50%)  asking
              3.21/s now, 3.20/s average, 321 tokens/s  elapsed 2m 05s  left 2m 36s
              failed: timeout 7, http_500 3
              qwen3:8b   500/800, 4 under way, 10 failed, 40,000 tokens
              perturb/1  0/200, 0 under way
            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_line_of_a_log_says_who_is_waited_for()
    {
        EndpointSnapshot[] three =
        [
            new("http://gpu1:8000/v1", EndpointState.Open), new("http://gpu2:8000/v1", EndpointState.Parked), new("http://gpu3:8000/v1", EndpointState.Parked),
        ];

        ProgressPanel.Line(Half with { Endpoints = three[..1] }, Rates).ShouldNotContain("waiting");
        ProgressPanel.Line(Half with { Endpoints = three[..2] }, Rates).ShouldEndWith(", waiting for http://gpu2:8000/v1");
        ProgressPanel.Line(Half with { Endpoints = three }, Rates).ShouldEndWith(", waiting for http://gpu2:8000/v1 and 1 more");
    }

    [Fact]
    public void Endpoints_stand_below_the_models_those_that_are_away_first()
    {
        var asking = Half with
        {
            Endpoints =
            [
                new EndpointSnapshot("http://gpu1:8000/v1", EndpointState.Open)
                {
                    Limit = 32, IsAutomatic = true, InFlight = 30, AnswersPerSecond = 3.5, MedianLatency = TimeSpan.FromSeconds(8.3),
                },
                new EndpointSnapshot("http://gpu2:8000/v1", EndpointState.Parked) { Limit = 8 },
                new EndpointSnapshot("http://gpu10:8000/v1", EndpointState.HalfOpen) { Limit = 8, InFlight = 1, MedianLatency = TimeSpan.FromMilliseconds(70) },
            ],
        };

        string.Join('\n', ProgressPanel.Lines(asking, Rates, 120, TextStyle.Plain).Skip(5)).ShouldBe(
            """
              http://gpu2:8000/v1   parked: does not answer, is tried again; its requests wait
              http://gpu10:8000/v1  probing, 1/8 in flight, 0.00/s, median 70 ms
              http://gpu1:8000/v1   open, 30/32 auto in flight, 3.50/s, median 8.3 s
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_step_that_counts_tasks_has_its_own_bar_rate_and_end()
    {
        var writing = Half with { Phase = "writing shards", Step = new StepSnapshot(250, 1_000, TimeSpan.FromSeconds(5)) };
        var rates = new ProgressRates(50, 50, 321.4, TimeSpan.FromSeconds(15));

        ProgressPanel.Lines(writing, rates, 120, TextStyle.Plain).Take(2).ShouldBe(
            ["[######..................] 250/1,000 tasks (25%)  writing shards", "  50.0/s now, 50.0/s average  elapsed 2m 05s  left 15s"]);
        ProgressPanel.Line(writing with { Models = [] }, rates).ShouldBe("writing shards: 250/1,000 tasks (25%), 50.0/s now, 50.0/s average, left 15s");
    }

    [Fact]
    public void A_step_begins_its_rates_anew()
    {
        var rates = new RateWindow();
        rates.Add(Half with { Phase = "comparing tasks", Step = new StepSnapshot(10_000, 10_000, TimeSpan.FromSeconds(1)) });

        var later = rates.Add(Half with { Phase = "writing shards", Elapsed = Half.Elapsed, Step = new StepSnapshot(0, 1_000, TimeSpan.Zero) });
        var end = rates.Add(Half with { Phase = "writing shards", Elapsed = Half.Elapsed.Add(TimeSpan.FromSeconds(2)), Step = new StepSnapshot(100, 1_000, TimeSpan.FromSeconds(2)) });

        later.Remaining.ShouldBeNull();
        (end.Now, end.Average, end.Remaining).ShouldBe((50, 50, TimeSpan.FromSeconds(18)));
    }

    [Fact]
    public void One_line_for_a_log_says_the_same_in_short()
        => ProgressPanel.Line(Half, Rates).ShouldBe(
            "asking: 500/1,000 (50%), 3.21/s now, 3.20/s average, 321 tokens/s, left 2m 36s, failed: timeout 7, http_500 3");

    [Fact]
    public void While_the_plan_grows_there_is_no_share_and_no_estimate()
    {
        var growing = Half with { PlanIsComplete = false };

        ProgressPanel.Line(growing, Rates with { Remaining = null }).ShouldStartWith("asking: 500/1,000+, ");
        new RateWindow().Add(growing).Remaining.ShouldBeNull();
    }

    [Fact]
    public void At_the_end_nothing_is_left_and_without_tokens_there_is_no_rate_of_them()
        => ProgressPanel.Line(
            new ProgressSnapshot("done", TimeSpan.FromSeconds(2), true, [new ModelSnapshot("m", 4, 0, 4, 0, 0, 0, new Dictionary<string, long>())]),
            new ProgressRates(2, 2, 0, null)).ShouldBe("done: 4/4 (100%), 2.00/s now, 2.00/s average");

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(80)]
    public void No_line_is_wider_than_the_terminal_and_the_panel_is_bounded(int width)
    {
        var many = Half with
        {
            Models = [.. Enumerable.Range(0, 50).Select(i => new ModelSnapshot(
                new string('数', 50) + i, 1, 0, 0, 0, 0, 0, Enumerable.Range(0, 30).ToDictionary(kind => $"failure-{kind}", _ => 1L)))],
            Endpoints = [.. Enumerable.Range(0, 50).Select(i => new EndpointSnapshot($"http://{new string('h', 60)}{i}/v1", EndpointState.Parked) { Limit = 1 })],
        };

        var lines = ProgressPanel.Lines(many, Rates, width, TextStyle.Plain);

        lines.Count.ShouldBeLessThanOrEqualTo(17);
        lines.ShouldAllBe(line => DisplayWidth.Of(line) < width);
    }

    [Fact]
    public void Nothing_planned_is_not_a_division_by_zero()
        => ProgressPanel.Lines(new ProgressSnapshot("starting", default, true, [new ModelSnapshot("m", 0, 0, 0, 0, 0, 0, new Dictionary<string, long>())]), new ProgressRates(0, 0, 0, null), 80, TextStyle.Plain)[0]
            .ShouldStartWith("[........................] 0/0 (-)");

    [Fact]
    public void Rates_look_back_half_a_minute_and_the_estimate_follows_them()
    {
        var window = new RateWindow();
        ProgressRates rates = new(0, 0, 0, null);
        for (var second = 0; second <= 100; second++)
        {
            // Ten a second at first, one a second from the 50th on.
            var done = second <= 50 ? 10 * second : 500 + (second - 50);
            rates = window.Add(At(second, done));
        }

        rates.Now.ShouldBe(1, 0.001);
        rates.Average.ShouldBe(5.5, 0.001);
        rates.TokensNow.ShouldBe(2, 0.001);
        rates.Remaining.ShouldBe(TimeSpan.FromSeconds(450));
    }

    private static ProgressSnapshot At(int seconds, long done) => new(
        "asking", TimeSpan.FromSeconds(seconds), true, [new ModelSnapshot("m", 1000, 0, done, 0, 0, 2 * done, new Dictionary<string, long>())]);
}
