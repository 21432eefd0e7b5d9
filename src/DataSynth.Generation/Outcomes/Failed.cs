namespace DataSynth.Generation.Outcomes;

/// <summary>There is no answer.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Error">The last attempt's error, one line without secrets, fit for a person.</param>
/// <param name="Attempts">Times the request was sent.</param>
/// <param name="Duration">Time of the last attempt.</param>
public sealed record Failed(FailureReason Reason, string Error, int Attempts, TimeSpan Duration)
    : GenerationOutcome(Attempts, Duration);
