namespace DataSynth.Generation.Outcomes;

/// <summary>The request has no outcome in this run: its servers are away, or the run is to end. Nothing is wrong with it, and nothing is
/// recorded of it, so that the next run asks it.</summary>
/// <param name="Reason">The last attempt's failure.</param>
/// <param name="Error">The last attempt's error, one line without secrets; empty when it was never sent.</param>
/// <param name="Attempts">Times the request was sent; may be 0.</param>
/// <param name="Duration">Time of the last attempt.</param>
public sealed record Parked(FailureReason Reason, string Error, int Attempts, TimeSpan Duration)
    : GenerationOutcome(Attempts, Duration)
{
    /// <summary>A request that was never sent.</summary>
    public static Parked NotAsked { get; } = new(FailureReason.Unavailable, "", Attempts: 0, TimeSpan.Zero);
}
