using DataSynth.Cli.Console.Progress;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Runs;

/// <summary>
/// Writes to the log when an endpoint is parked, tried and open again: what differs from the last look is an event. It looks five times a
/// second; a parked endpoint stays so for at least half a second, so that none is missed.
/// </summary>
internal sealed class EndpointLog : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _end = new();
    private readonly Func<IReadOnlyList<EndpointSnapshot>> _read;
    private readonly RunLog _log;
    private readonly TimeProvider _time;
    private readonly Dictionary<int, EndpointState> _states = [];
    private readonly Task _loop;

    /// <summary>Starts looking.</summary>
    /// <param name="read">Reads the endpoints; none is ever taken away, and each keeps its place.</param>
    /// <param name="log">The log.</param>
    /// <param name="time">The clock.</param>
    public EndpointLog(Func<IReadOnlyList<EndpointSnapshot>> read, RunLog log, TimeProvider time)
    {
        _read = read;
        _log = log;
        _time = time;
        _loop = LoopAsync();
    }

    /// <summary>Looks a last time and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        Look();
        _end.Dispose();
    }

    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(Period, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                Look();
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private void Look()
    {
        foreach (var (index, endpoint) in _read().Index())
        {
            if (_states.GetValueOrDefault(index, EndpointState.Open) == endpoint.State)
                continue;
            _states[index] = endpoint.State;
            _log.Write($"endpoint_{EndpointText.Of(endpoint.State)}", json =>
            {
                json.WriteString("address", endpoint.Address);
                json.WriteNumber("answered", endpoint.Answered);
                json.WriteNumber("failed_attempts", endpoint.Failed);
            });
        }
    }
}
