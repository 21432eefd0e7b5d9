using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of <c>select</c>.</summary>
internal static class SelectKeys
{
    private const long MaxPairs = 1_000_000_000;

    private static readonly DefaultedKey<PairOrder> Order = new(
        "order",
        new ChoiceShape<PairOrder>(("uniform", PairOrder.Uniform), ("hardest", PairOrder.Hardest)),
        PairOrder.Uniform,
        "Which pairs come first where not all are taken: any by seed, or those whose wrong side has the highest unit score.");

    private static readonly OptionalKey<long> Pairs = new("pairs", new IntegerShape(1, MaxPairs), "The most pairs of the set. Without it: all.");

    private static readonly OptionalKey<long> PerModel = new(
        "per_model", new IntegerShape(1, MaxPairs), "The most pairs of one generator. Without it: all.");

    private static readonly OptionalKey<long> PerErrorType = new(
        "per_error_type", new IntegerShape(1, MaxPairs), "The most pairs of one error type. Without it: all.");

    private static readonly OptionalKey<double> Abstention = new(
        "abstention",
        new NumberShape(0, 1),
        "Share of pairs in which no call is right; of whichever side there is too much, less is taken. It goes before weights. Without it: as they come.");

    private static readonly DefaultedKey<long> QuotaPairs = new(
        "pairs", new IntegerShape(0, MaxPairs), 0, "The number wanted: they are taken before others, not more are taken, and fewer are reported.")
    { IsRequired = true };

    private static readonly DefaultedKey<double> Weight = new(
        "weight", new NumberShape(0, 1_000_000), 1, "The weight, in proportion to the others.")
    { IsRequired = true };

    private static readonly DefaultedKey<IReadOnlyList<PairQuota>> Quotas = new(
        "quotas",
        new ListShape<PairQuota>(
            new SectionShape<PairQuota>(
                "a quota such as { error_type: name, pairs: 5000 }",
                new KeyTable([.. FilterKeys.All, QuotaPairs]),
                section => new PairQuota(FilterKeys.Read(section), section.Get(QuotaPairs))),
            "a list of quotas such as { error_type: name, pairs: 5000 }"),
        [],
        "How many pairs of some kind are wanted, by error type, source and model. They are taken first, within the limits, and a pair counts for every quota that names it; those that cannot be filled together get less in proportion.");

    private static readonly DefaultedKey<IReadOnlyList<PairWeight>> Weights = new(
        "weights",
        new ListShape<PairWeight>(
            new SectionShape<PairWeight>(
                "a weight such as { error_type: value, weight: 2 }",
                new KeyTable([.. FilterKeys.All, Weight]),
                section => new PairWeight(FilterKeys.Read(section), section.Get(Weight))),
            "a list of weights such as { error_type: value, weight: 2 }"),
        [],
        "Proportions of the pairs that no quota names: a pair counts for the first entry that matches it, all others together have weight 1. Without pairs the set is as large as the scarcest kind allows; a share of abstentions goes before weights.");

    /// <summary>The value of <c>select</c>.</summary>
    public static SectionShape<SelectSettings> Shape { get; } = new(
        "settings such as { order: hardest, pairs: 100000 }",
        new KeyTable(Order, Pairs, PerModel, PerErrorType, Abstention, Quotas, Weights),
        section => new SelectSettings(
            section.Get(Order),
            new SelectionSettings
            {
                Pairs = section.FindValue(Pairs),
                PerModel = section.FindValue(PerModel),
                PerErrorType = section.FindValue(PerErrorType),
                Abstention = section.FindValue(Abstention),
                Quotas = section.Get(Quotas),
                Weights = section.Get(Weights),
            }));

    /// <summary>What holds without the section.</summary>
    public static SelectSettings Default { get; } = new(Order.Default, new SelectionSettings());
}
