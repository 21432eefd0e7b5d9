namespace DataSynth.Journal;

/// <summary>One request of the plan and what came back.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Reply">What came back, or null while there is nothing.</param>
public sealed record JournalCandidate(PlannedRequest Request, JournalReply? Reply);
