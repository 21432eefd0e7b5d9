namespace DataSynth.ToolCalling.Labels;

/// <summary>Makes verdicts that keep the promises of <see cref="Verdict"/>.</summary>
internal static class Verdicts
{
    /// <summary>The highest score that is not correct.</summary>
    private static readonly double BelowOne = Math.BitDecrement(1.0);

    public static Verdict Correct { get; } = new(VerdictKind.Correct, null, null, [], 1);

    public static Verdict Unlabelled(string reason) => new(VerdictKind.Unlabelled, null, reason, [], null);

    public static Verdict Incorrect(ErrorType type, string detail, IReadOnlyList<Difference> differences, double score)
        => new(VerdictKind.Incorrect, type, detail, differences, Math.Clamp(score, 0, BelowOne));

    public static Verdict Incorrect(
        ErrorType type, string detail, IReadOnlyList<Difference> differences, (double Score, ScoreComponents Components) unit)
        => Incorrect(type, detail, differences, unit.Score) with { Components = unit.Components };
}
