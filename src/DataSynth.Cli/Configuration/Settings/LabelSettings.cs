using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Configuration.Settings;

/// <summary>How candidates are judged.</summary>
/// <param name="Rules">The rule set.</param>
/// <param name="AcceptRepaired">Whether a call that had to be mended may count as correct.</param>
/// <param name="Ordered">Whether calls must come in the expected order.</param>
/// <param name="SuspectAfter">How many models must agree against a ground truth before it is reported.</param>
internal sealed record LabelSettings(LabelRules Rules, bool AcceptRepaired, bool Ordered, int SuspectAfter)
{
    /// <summary>Whether letter case of strings says nothing; <c>schema</c> rules only.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Whether a run of white space within a string counts as one space; <c>schema</c> rules only.</summary>
    public bool CollapseSpace { get; init; }
}
