namespace DataSynth.Generation.Scheduling;

/// <summary>How many requests an endpoint may have under way, from what is seen of it. Not thread-safe; the pool's lock guards it.</summary>
internal interface IConcurrencyLimit
{
    /// <summary>The limit now; at least 1.</summary>
    int Limit { get; }

    /// <summary>The most it can become.</summary>
    int Most { get; }

    /// <summary>A request was answered.</summary>
    /// <param name="now">The time since any fixed moment.</param>
    /// <param name="latency">From sending to the last byte.</param>
    /// <param name="inFlight">Requests under way, this one included.</param>
    void Answered(TimeSpan now, TimeSpan latency, int inFlight);

    /// <summary>A request was refused for lack of room (429, 503).</summary>
    /// <param name="now">The time.</param>
    void Refused(TimeSpan now);

    /// <summary>The server told how busy it is.</summary>
    /// <param name="now">The time.</param>
    /// <param name="load">What it told.</param>
    /// <param name="inFlight">Requests of ours that are under way.</param>
    void Observe(TimeSpan now, ServerLoad load, int inFlight);

    /// <summary>The endpoint comes back after it was away: what was known of it may be wrong now.</summary>
    /// <param name="now">The time.</param>
    void Restart(TimeSpan now);
}
