using DataSynth.Generation.Outcomes;

namespace DataSynth.Generation.Scheduling;

/// <summary>
/// Decides from what comes back whether an endpoint is sent anything. Faults that look like the server's (no connection, time-outs, 429,
/// 502 to 504) park it once they follow one another without an answer between; random ones among answers do not. Pure; not thread-safe.
/// </summary>
internal sealed class CircuitBreaker
{
    /// <summary>Faults in a row after which an endpoint is parked. Where every fifth request fails by chance, ten in a row come once in
    /// ten million.</summary>
    public const int FaultsInARow = 10;

    /// <summary>The same for connections that fail and for servers that say when to come back.</summary>
    public const int ClearFaultsInARow = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause that a server may ask for. It is not trusted beyond.</summary>
    private static readonly TimeSpan LongestAskedFor = TimeSpan.FromMinutes(5);

    private int _faults;
    private int _clearFaults;
    private int _parkings;

    /// <summary>The state.</summary>
    public EndpointState State { get; private set; }

    /// <summary>Since when no answer has come while it is not open; null while it is.</summary>
    public TimeSpan? AwaySince { get; private set; }

    /// <summary>When it is to be looked at, while it is parked. The pause until then doubles with every time in a row, up to 30 seconds; it is
    /// longer where the server asks for that, up to 5 minutes.</summary>
    public TimeSpan LookAt { get; private set; }

    /// <summary>Whether the pause is the server's own wish, so that nothing has to be looked at after it.</summary>
    public bool PauseIsAskedFor { get; private set; }

    /// <summary>Whether a reason speaks against the server rather than the request.</summary>
    /// <param name="reason">The reason.</param>
    public static bool IsServerFault(FailureReason reason) => reason
        is FailureReason.Connection or FailureReason.Timeout or FailureReason.RateLimited or FailureReason.Unavailable;

    /// <summary>A reply came, good or bad: the server is there.</summary>
    public void Replied()
    {
        (_faults, _clearFaults, _parkings) = (0, 0, 0);
        State = EndpointState.Open;
        AwaySince = null;
    }

    /// <summary>A request ended in a server's fault.</summary>
    /// <param name="now">The time.</param>
    /// <param name="reason">Why.</param>
    /// <param name="retryAfter">How long the server asks to wait, or null.</param>
    /// <returns>Whether the endpoint is parked by it.</returns>
    public bool Faulted(TimeSpan now, FailureReason reason, TimeSpan? retryAfter)
    {
        _faults++;
        if (reason == FailureReason.Connection || retryAfter is not null)
            _clearFaults++;
        if (State == EndpointState.Parked)
            return false;
        if (State == EndpointState.Open && _faults < FaultsInARow && _clearFaults < ClearFaultsInARow)
            return false;
        Park(now, retryAfter);
        return true;
    }

    /// <summary>Parks the endpoint.</summary>
    /// <param name="now">The time.</param>
    /// <param name="retryAfter">How long the server asks to wait, or null.</param>
    public void Park(TimeSpan now, TimeSpan? retryAfter)
    {
        var pause = NextPause();
        PauseIsAskedFor = retryAfter is not null;
        if (retryAfter > pause)
            pause = retryAfter < LongestAskedFor ? retryAfter.Value : LongestAskedFor;
        LookAt = now + pause;
        State = EndpointState.Parked;
        AwaySince ??= now;
    }

    /// <summary>The endpoint was looked at while parked, and does not answer.</summary>
    /// <param name="now">The time.</param>
    public void StillAway(TimeSpan now)
    {
        LookAt = now + NextPause();
        PauseIsAskedFor = false;
    }

    /// <summary>The endpoint answers again: one request may try.</summary>
    public void Try() => State = EndpointState.HalfOpen;

    private TimeSpan NextPause()
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(_parkings++, 10));
        return pause < LongestPause ? pause : LongestPause;
    }
}
