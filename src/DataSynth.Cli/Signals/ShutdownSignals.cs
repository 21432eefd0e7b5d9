using System.Runtime.InteropServices;
using DataSynth.Cli.Commands;

namespace DataSynth.Cli.Signals;

/// <summary>
/// Turns SIGINT and SIGTERM into two tokens: the first signal stops (drain), the second aborts, the third ends the process with 130
/// at once, whatever still runs.
/// </summary>
internal sealed class ShutdownSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly Action<int> _exit;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _received;

    /// <summary>Creates the tokens without listening to signals.</summary>
    /// <param name="exit">Ends the process with an exit code.</param>
    public ShutdownSignals(Action<int> exit)
    {
        _exit = exit;
    }

    /// <summary>Told of draining and aborting, on the signal's thread; must not block. By default nobody.</summary>
    public Action<ShutdownStage> Announce { get; set; } = static _ => { };

    /// <summary>Cancelled by the first signal: take no new work, finish what is under way.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Cancelled by the second signal: give up what is under way.</summary>
    public CancellationToken Abort => _abort.Token;

    /// <summary>How far the shutdown has gone.</summary>
    public ShutdownStage Stage => (ShutdownStage)Math.Min(Volatile.Read(ref _received), (int)ShutdownStage.Leaving);

    /// <summary>Listens to this process's signals until it is disposed.</summary>
    public static ShutdownSignals Install()
    {
        var signals = new ShutdownSignals(Environment.Exit);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            signals._registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                signals.Receive();
            }));
        }

        return signals;
    }

    /// <summary>Takes one signal. Thread-safe, and never blocks on what listens to the tokens.</summary>
    public void Receive()
    {
        var stage = (ShutdownStage)Math.Min(Interlocked.Increment(ref _received), (int)ShutdownStage.Leaving);
        switch (stage)
        {
            case ShutdownStage.Draining:
                _ = _stop.CancelAsync();
                break;
            case ShutdownStage.Aborting:
                _ = _abort.CancelAsync();
                break;
            default:
                _exit(ExitCodes.Interrupted);
                return;
        }

        Announce(stage);
    }

    /// <summary>Stops listening; the tokens stay as they are.</summary>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
        _abort.Dispose();
    }
}
