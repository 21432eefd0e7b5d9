using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Datasets.Survey;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of <c>dedup</c>.</summary>
internal static class DedupKeys
{
    private static readonly OptionalKey<double> Near = new(
        "near",
        new NumberShape(0, 1, aboveMinimum: true),
        "Similarity of two conversations (Jaccard index of their five-character runs) from which one of the tasks is dropped. Without it: none.");

    private static readonly DefaultedKey<bool> Values = new(
        "values",
        new ChoiceShape<bool>(("compare", false), ("ignore", true)),
        Default: false,
        "Whether tasks that differ only in the values of their right calls stay apart (compare) or are near-duplicates too (ignore).");

    /// <summary>The value of <c>dedup</c>.</summary>
    public static SectionShape<DedupSettings> Shape { get; } = new(
        "settings such as { near: 0.9 }",
        new KeyTable(Near, Values),
        section => new DedupSettings { Near = section.FindValue(Near), IgnoreValues = section.Get(Values) });
}
