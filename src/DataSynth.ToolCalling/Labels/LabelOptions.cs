namespace DataSynth.ToolCalling.Labels;

/// <summary>How candidates are judged.</summary>
public readonly record struct LabelOptions()
{
    /// <summary>The rule set; default <see cref="LabelRules.Schema"/>.</summary>
    public LabelRules Rules { get; init; } = LabelRules.Schema;

    /// <summary>Whether a call that had to be mended may count as correct; default true.</summary>
    public bool AcceptRepaired { get; init; } = true;

    /// <summary>Whether calls must come in the expected order; default false, since parallel calls have none.</summary>
    public bool Ordered { get; init; }
}
