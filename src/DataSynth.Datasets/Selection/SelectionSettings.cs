using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Selection;

/// <summary>What is taken of all pairs. Of each kind of pair those that <see cref="PairSettings.Order"/> puts first are taken. Numbers are
/// upper limits and hold together; within them the quotas are filled first, and weights share out the other pairs. Without any setting
/// everything is taken. Meant for some hundred models, quotas and weights: deciding grows with the cube of their number.</summary>
public sealed record SelectionSettings
{
    /// <summary>Pairs in the set at most; null for all.</summary>
    public long? Pairs { get; init; }

    /// <summary>Pairs of one generator at most; null for all.</summary>
    public long? PerModel { get; init; }

    /// <summary>Pairs of one error type at most; null for all.</summary>
    public long? PerErrorType { get; init; }

    /// <summary>Numbers for kinds of pairs, filled before anything else is taken. A pair counts for every one that names it. Quotas that
    /// can be filled together are, to within a pair; where they compete for places, the share of the emptiest is as large as it can be, so
    /// that they get less in proportion if they are more than <see cref="Pairs"/>.</summary>
    public IReadOnlyList<PairQuota> Quotas { get; init; } = [];

    /// <summary>Proportions of kinds of pairs among those that no quota names. Without <see cref="Pairs"/> the set is as large as the
    /// scarcest kind allows; with it other kinds take its place, as they do for what a share of abstentions does not let a kind have.</summary>
    public IReadOnlyList<PairWeight> Weights { get; init; } = [];

    /// <summary>Share of pairs in which no call is right, in [0, 1]: of whichever side there is too much, less is taken. It goes before
    /// weights, which hold as far as it lets them. Null for as they come.</summary>
    public double? Abstention { get; init; }

    /// <summary>Whether nothing is limited, so that pairs need not be counted beforehand.</summary>
    public bool TakesEverything
        => Pairs is null && PerModel is null && PerErrorType is null && Abstention is null && Quotas.Count == 0 && Weights.Count == 0;
}
