using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Configuration.Shapes;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of <c>label</c>.</summary>
internal static class LabelKeys
{
    private static readonly DefaultedKey<LabelRules> Rules = new(
        "rules",
        new ChoiceShape<LabelRules>(("schema", LabelRules.Schema), ("exact", LabelRules.Exact), ("bfcl", LabelRules.Bfcl)),
        LabelRules.Schema,
        "By which rules values are equal: schema (by declared type), exact (JSON equality) or bfcl (the official checker).");

    private static readonly DefaultedKey<bool> Repair = new(
        "repair",
        new ChoiceShape<bool>(("accept", true), ("reject", false)),
        Default: true,
        "Whether a call that had to be mended to be read may count as correct: accept or reject.");

    private static readonly DefaultedKey<bool> Ordered = new(
        "ordered",
        new BooleanShape(),
        Default: false,
        "Whether several calls must come in the expected order.");

    private static readonly DefaultedKey<bool> IgnoreCase = new(
        "ignore_case",
        new BooleanShape(),
        Default: false,
        "Whether letter case of strings says nothing; schema rules only.");

    private static readonly DefaultedKey<bool> CollapseSpace = new(
        "collapse_space",
        new BooleanShape(),
        Default: false,
        "Whether a run of white space within a string counts as one space; schema rules only.");

    private static readonly DefaultedKey<long> SuspectAfter = new(
        "suspect_after",
        new IntegerShape(2, 1_000),
        3,
        "How many models must give the same wrong answer before a task's ground truth is in doubt. Such tasks are reported, and left out unless pairs.suspect says keep.");

    /// <summary>The value of <c>label</c>.</summary>
    public static SectionShape<LabelSettings> Shape { get; } = new(
        "settings such as { rules: schema }",
        new KeyTable(Rules, Repair, Ordered, IgnoreCase, CollapseSpace, SuspectAfter),
        Bind);

    /// <summary>What holds without the section.</summary>
    public static LabelSettings Default { get; } = new(Rules.Default, Repair.Default, Ordered.Default, (int)SuspectAfter.Default);

    private static LabelSettings Bind(Section section)
    {
        var settings = new LabelSettings(section.Get(Rules), section.Get(Repair), section.Get(Ordered), (int)section.Get(SuspectAfter))
        {
            IgnoreCase = section.Get(IgnoreCase),
            CollapseSpace = section.Get(CollapseSpace),
        };
        RefuseIgnored(section, IgnoreCase, settings.IgnoreCase && settings.Rules != LabelRules.Schema);
        RefuseIgnored(section, CollapseSpace, settings.CollapseSpace && settings.Rules != LabelRules.Schema);
        RefuseIgnored(section, Ordered, settings.Ordered && settings.Rules == LabelRules.Bfcl);
        return settings;
    }

    /// <summary>A setting without effect would let its user believe in labels that are not there.</summary>
    private static void RefuseIgnored(Section section, DefaultedKey<bool> key, bool isIgnored)
    {
        if (isIgnored)
            section.Diagnostics.Error(section.PositionOf(key), $"{key.Name} has no effect under rules: {section.Get(Rules).ToString().ToLowerInvariant()}; remove it or choose other rules");
    }
}
