namespace DataSynth.Generation.Outcomes;

/// <summary>How a request ended: <see cref="Answered"/>, <see cref="Failed"/> or, for this run, <see cref="Parked"/>.</summary>
/// <param name="Attempts">Times the request was sent.</param>
/// <param name="Duration">Time of the last attempt, from sending to the last byte; waits between attempts do not count.</param>
public abstract record GenerationOutcome(int Attempts, TimeSpan Duration);
