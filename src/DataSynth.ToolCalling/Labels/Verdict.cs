namespace DataSynth.ToolCalling.Labels;

/// <summary>The label of one candidate, and why.</summary>
/// <param name="Kind">Correct, incorrect or unlabelled.</param>
/// <param name="ErrorType">How it is wrong; null unless incorrect.</param>
/// <param name="Detail">One sentence that a person understands; null when correct.</param>
/// <param name="Differences">All differences under the assignment of calls that leaves the fewest; empty when correct.</param>
/// <param name="Score">The unit score in [0, 1]: 1 exactly for correct, below 1 for everything else; null when unlabelled.</param>
public sealed record Verdict(
    VerdictKind Kind,
    ErrorType? ErrorType,
    string? Detail,
    IReadOnlyList<Difference> Differences,
    double? Score);
