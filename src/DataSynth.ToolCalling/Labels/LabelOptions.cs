namespace DataSynth.ToolCalling.Labels;

/// <summary>How candidates are judged.</summary>
public readonly record struct LabelOptions()
{
    /// <summary>The rule set; default <see cref="LabelRules.Schema"/>.</summary>
    public LabelRules Rules { get; init; } = LabelRules.Schema;

    /// <summary>Whether a call that had to be mended may count as correct; default true.</summary>
    public bool AcceptRepaired { get; init; } = true;

    /// <summary>Whether calls must come in the expected order; default false, since parallel calls have none. <c>bfcl</c> rules never
    /// look at the order.</summary>
    public bool Ordered { get; init; }

    /// <summary>Which contradictions of the ground truth make a candidate unlabelled; default <see cref="GroundTruthCheck.Strict"/>.
    /// <c>bfcl</c> rules never look at them.</summary>
    public GroundTruthCheck GroundTruth { get; init; } = GroundTruthCheck.Strict;

    /// <summary>Under <c>schema</c> rules, whether letter case says nothing; default false.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Under <c>schema</c> rules, whether a run of white space within a string counts as one space; default false. White space
    /// at both ends never counts.</summary>
    public bool CollapseSpace { get; init; }

    /// <summary>Under <c>bfcl</c> rules, whether the candidate saw tool names with <c>_</c> for every <c>.</c>, as the checker assumes
    /// for models whose interface forbids dots (its <c>underscore_to_dot</c>); default false.</summary>
    public bool DotsAsUnderscores { get; init; }
}
