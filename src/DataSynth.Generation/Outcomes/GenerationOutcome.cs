namespace DataSynth.Generation.Outcomes;

/// <summary>How a request ended: <see cref="Answered"/> or <see cref="Failed"/>.</summary>
/// <param name="Attempts">Times the request was sent; at least 1.</param>
/// <param name="Duration">Time of the last attempt, from sending to the last byte; waits between attempts do not count.</param>
public abstract record GenerationOutcome(int Attempts, TimeSpan Duration);
