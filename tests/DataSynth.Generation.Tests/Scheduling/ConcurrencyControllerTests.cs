using DataSynth.Generation.Scheduling;

namespace DataSynth.Generation.Tests.Scheduling;

/// <summary>The controller against simulated servers; hours of asking in milliseconds. Each number is a median over seeds.</summary>
public sealed class ConcurrencyControllerTests
{
    private const int Seeds = 9;

    /// <summary>Beyond the slots some servers queue at full speed, others slow down.</summary>
    public static TheoryData<int, double, double, double> Servers()
    {
        var servers = new TheoryData<int, double, double, double>();
        foreach (var slots in new[] { 1, 8, 64, 256 })
        {
            foreach (var latency in new[] { 0.05, 0.5, 5 })
            {
                servers.Add(slots, latency, 0, 0);
                servers.Add(slots, latency, 0.6, slots == 1 ? 0 : 0.5);
            }
        }

        return servers;
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void From_a_cold_start_the_best_rate_is_near_after_two_seconds_or_forty_latencies(
        int slots, double latency, double sigma, double degradation)
    {
        foreach (var metrics in new[] { 0, 0.5 })
        {
            var shares = new List<double>();
            for (var seed = 0; seed < Seeds; seed++)
            {
                var server = Server(seed, slots, latency, sigma, degradation, metrics);
                var controller = new ConcurrencyController(ConcurrencyController.DefaultMost);
                server.Run(controller, Math.Max(2, 40 * latency));
                var span = Math.Max(2, 20 * latency);
                shares.Add(server.Run(controller, span) / span / BestRate(slots, latency, sigma, degradation));
            }

            Median(shares).ShouldBeGreaterThan(0.9);
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public void In_the_long_run_nine_tenths_of_the_best_rate_are_kept_with_few_requests_in_flight(
        int slots, double latency, double sigma, double degradation)
    {
        foreach (var metrics in new[] { 0, 0.5 })
        {
            var shares = new List<double>();
            var inFlight = new List<double>();
            for (var seed = 0; seed < Seeds; seed++)
            {
                var server = Server(seed, slots, latency, sigma, degradation, metrics);
                var span = Math.Max(60, 400 * latency);
                shares.Add(server.Run(new ConcurrencyController(ConcurrencyController.DefaultMost), span) / span / BestRate(slots, latency, sigma, degradation));
                inFlight.Add(server.MeanInFlight / slots);
            }

            Median(shares).ShouldBeGreaterThan(0.9);
            Median(inFlight).ShouldBeLessThan(slots == 1 ? 7 : 2);
        }
    }

    [Theory]
    [InlineData(8, 32, 0.2, 0.2)]
    [InlineData(32, 8, 0.2, 0.2)]
    [InlineData(8, 8, 0.2, 1.0)]
    [InlineData(8, 8, 1.0, 0.2)]
    [InlineData(64, 16, 0.1, 0.5)]
    public void A_server_that_changes_is_followed_within_a_minute(int slots, int laterSlots, double latency, double laterLatency)
    {
        var shares = new List<double>();
        var limits = new List<double>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var server = Server(seed, slots, latency, sigma: 0.6, degradation: 0, metrics: 0);
            var controller = new ConcurrencyController(ConcurrencyController.DefaultMost);
            server.Run(controller, 120);
            (server.Slots, server.Latency) = (laterSlots, laterLatency);
            server.Run(controller, 60);
            shares.Add(server.Run(controller, 60) / 60.0 / BestRate(laterSlots, laterLatency, 0.6, 0));
            limits.Add(controller.Limit);
        }

        Median(shares).ShouldBeGreaterThan(0.9);
        Median(limits).ShouldBeLessThan(3 * laterSlots);
    }

    /// <summary>Ollama on a processor: one request at a time is best, and every further one slows all down.</summary>
    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0.5, 1)]
    [InlineData(5, 0.5)]
    [InlineData(5, 1)]
    public void A_server_of_one_slot_that_slows_down_under_load_is_soon_asked_one_at_a_time(double latency, double degradation)
    {
        var shares = new List<double>();
        var inFlight = new List<double>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var server = Server(seed, slots: 1, latency, sigma: 0.3, degradation, metrics: 0);
            var controller = new ConcurrencyController(ConcurrencyController.DefaultMost);
            server.Run(controller, 200 * latency);
            var span = 400 * latency;
            shares.Add(server.Run(controller, span) / span / BestRate(1, latency, 0.3, degradation));
            inFlight.Add(controller.Limit);
        }

        Median(shares).ShouldBeGreaterThan(0.85);
        Median(inFlight).ShouldBeLessThan(3);
    }

    [Fact]
    public void A_server_that_refuses_beyond_its_slots_is_kept_just_below_them()
    {
        var server = new SimulatedServer(1) { Slots = 8, Latency = 0.2, RefusesBeyond = 8 };
        var controller = new ConcurrencyController(ConcurrencyController.DefaultMost);

        server.Run(controller, 60);

        controller.Limit.ShouldBeInRange(5, 9);
        (server.Run(controller, 60) / 60.0 / BestRate(8, 0.2, 0.6, 0)).ShouldBeGreaterThan(0.85);
    }

    [Fact]
    public void Refusals_by_chance_among_answers_do_not_lower_the_limit()
    {
        var refusing = new ConcurrencyController(64);
        var server = new SimulatedServer(1) { Slots = 32, Latency = 0.2 };
        for (long i = 0, answers = 0; i < 3000; i++)
        {
            answers += server.Run(refusing, 0.02);
            for (; answers >= 20; answers -= 20)
                refusing.Refused(TimeSpan.FromSeconds(server.Now));
        }

        refusing.Limit.ShouldBeInRange(24, 64);
    }

    [Fact]
    public void A_batching_server_whose_rate_grows_ever_more_slowly_is_given_a_batch()
    {
        // One request takes 0.2 s, each one beside it 2 % more: rate N / (0.2 (1 + 0.02 N)), 250 at most, 125 with 50.
        var server = new SimulatedServer(1) { Slots = 1024, Latency = 0.2, BatchCost = 0.02, Sigma = 0.3 };
        var controller = new ConcurrencyController(ConcurrencyController.DefaultMost);
        server.Run(controller, 60);

        (server.Run(controller, 60) / 60.0).ShouldBeGreaterThan(0.7 * 250);
    }

    [Fact]
    public void Preemptions_lower_the_limit_and_keep_it_from_coming_back_at_once()
    {
        var controller = new ConcurrencyController(256);
        var server = new SimulatedServer(1) { Slots = 100, Latency = 0.1 };
        server.Run(controller, 30);
        var before = controller.Limit;
        var now = TimeSpan.FromSeconds(server.Now);

        controller.Observe(now, new ServerLoad(before, 0, Preemptions: 3), before);
        controller.Limit.ShouldBe(before, "what happened before the run says nothing");
        controller.Observe(now, new ServerLoad(before, 0, Preemptions: 5), before);

        controller.Limit.ShouldBe(before * 9 / 10);
        server.Run(controller, 5);
        controller.Limit.ShouldBeLessThan(before);
    }

    [Fact]
    public void Of_a_queue_that_others_fill_too_only_our_part_is_given_up()
    {
        var controller = new ConcurrencyController(256);
        new SimulatedServer(1) { Slots = 100, Latency = 0.1 }.Run(controller, 30);

        controller.Observe(TimeSpan.FromSeconds(30), new ServerLoad(Running: 100, Waiting: 100, 0), inFlight: 100);

        controller.Limit.ShouldBe(57, "half of what runs is ours, and an eighth more");
    }

    [Fact]
    public void Without_enough_to_ask_nothing_is_concluded()
    {
        var controller = new ConcurrencyController(256);

        for (var i = 1; i < 1000; i++)
            controller.Answered(TimeSpan.FromSeconds(i), TimeSpan.FromSeconds(0.9), inFlight: 1);

        controller.Limit.ShouldBe(4);
    }

    private static SimulatedServer Server(long seed, int slots, double latency, double sigma, double degradation, double metrics)
        => new(seed) { Slots = slots, Latency = latency, Sigma = sigma, Degradation = degradation, MetricsPeriod = metrics };

    /// <summary>The best of fixed limits around the slots.</summary>
    private static double BestRate(int slots, double latency, double sigma, double degradation)
        => new[] { slots, slots + 1, slots * 3 / 2 }.Max(limit =>
        {
            var server = Server(99, slots, latency, sigma, degradation, metrics: 0);
            server.Run(new FixedLimit(limit), 10 * latency);
            return server.Run(new FixedLimit(limit), 200 * latency) / (200 * latency);
        });

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
