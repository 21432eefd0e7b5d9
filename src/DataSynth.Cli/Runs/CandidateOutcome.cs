using DataSynth.Datasets.Candidates;

namespace DataSynth.Cli.Runs;

/// <summary>What became of one request of the plan.</summary>
/// <param name="Raw">The request; null where there is no reply yet.</param>
/// <param name="Candidate">The labelled candidate, or null.</param>
/// <param name="Reason">Why there is none, in one word; null unless it failed.</param>
/// <param name="Error">The last error's text; null unless it failed.</param>
internal sealed record CandidateOutcome(RawCandidate? Raw, LabelledCandidate? Candidate, string? Reason, string? Error)
{
    /// <summary>There is no reply yet.</summary>
    public static CandidateOutcome Missing { get; } = new(null, null, null, null);

    /// <summary>A labelled candidate.</summary>
    /// <param name="raw">The request.</param>
    /// <param name="candidate">The candidate.</param>
    public static CandidateOutcome Labelled(RawCandidate raw, LabelledCandidate candidate) => new(raw, candidate, null, null);

    /// <summary>A request that failed for good.</summary>
    /// <param name="raw">The request.</param>
    /// <param name="reason">Why, in one word.</param>
    /// <param name="error">The last error's text.</param>
    public static CandidateOutcome Failed(RawCandidate raw, string reason, string error) => new(raw, null, reason, error);
}
