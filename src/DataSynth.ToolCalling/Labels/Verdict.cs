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
    double? Score)
{
    /// <summary>What the score is made of; null when unlabelled, and for scores between 0 and 1 that were not taken apart.</summary>
    public ScoreComponents? Components { get; init; } = Score switch
    {
        0 => ScoreComponents.None,
        1 => ScoreComponents.All,
        _ => null,
    };
}
