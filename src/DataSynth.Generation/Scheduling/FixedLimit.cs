namespace DataSynth.Generation.Scheduling;

/// <summary>The number that the user wants.</summary>
/// <param name="limit">The number; at least 1.</param>
internal sealed class FixedLimit(int limit) : IConcurrencyLimit
{
    /// <inheritdoc/>
    public int Limit => limit;

    /// <inheritdoc/>
    public int Most => limit;

    /// <inheritdoc/>
    public void Answered(TimeSpan now, TimeSpan latency, int inFlight)
    {
    }

    /// <inheritdoc/>
    public void Refused(TimeSpan now)
    {
    }

    /// <inheritdoc/>
    public void Observe(TimeSpan now, ServerLoad load, int inFlight)
    {
    }

    /// <inheritdoc/>
    public void Restart(TimeSpan now)
    {
    }
}
