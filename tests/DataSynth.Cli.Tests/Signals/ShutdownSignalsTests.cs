using DataSynth.Cli.Signals;

namespace DataSynth.Cli.Tests.Signals;

public sealed class ShutdownSignalsTests
{
    [Fact]
    public async Task The_first_signal_stops_the_second_aborts_the_third_leaves_with_130()
    {
        var exits = new List<int>();
        var stages = new List<ShutdownStage>();
        using var signals = new ShutdownSignals(exits.Add) { Announce = stages.Add };
        signals.Stage.ShouldBe(ShutdownStage.Running);

        signals.Receive();
        await CancelledAsync(signals.Stop);
        signals.Abort.IsCancellationRequested.ShouldBeFalse();
        signals.Stage.ShouldBe(ShutdownStage.Draining);

        signals.Receive();
        await CancelledAsync(signals.Abort);
        signals.Stage.ShouldBe(ShutdownStage.Aborting);
        exits.ShouldBeEmpty();

        signals.Receive();
        exits.ShouldBe([130]);
        signals.Receive();
        exits.ShouldBe([130, 130]);
        stages.ShouldBe([ShutdownStage.Draining, ShutdownStage.Aborting]);
    }

    [Fact]
    public async Task A_listener_that_hangs_does_not_keep_the_next_signal_away()
    {
        using var hang = new ManualResetEventSlim();
        using var signals = new ShutdownSignals(_ => { });
        using var registration = signals.Stop.Register(() => hang.Wait(TimeSpan.FromSeconds(10)));

        signals.Receive();
        signals.Receive();
        await CancelledAsync(signals.Abort);

        hang.Set();
    }

    [Fact]
    public async Task A_listener_that_throws_does_not_end_the_process()
    {
        using var signals = new ShutdownSignals(_ => { });
        using var registration = signals.Stop.Register(() => throw new InvalidOperationException("listener"));

        signals.Receive();
        await CancelledAsync(signals.Stop);
    }

    private static async Task CancelledAsync(CancellationToken token)
    {
        for (var i = 0; i < 500 && !token.IsCancellationRequested; i++)
            await Task.Delay(10, CancellationToken.None);
        token.IsCancellationRequested.ShouldBeTrue();
    }
}
