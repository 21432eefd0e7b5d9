namespace DataSynth.ToolCalling.Labels;

/// <summary>Which contradictions between a task's ground truth and its own tools make it unusable.</summary>
public enum GroundTruthCheck
{
    /// <summary>All of them; the default. What is right must be possible.</summary>
    Strict,

    /// <summary>Only those of structure: a tool or parameter that is not offered, a required parameter that is missing. Values of another
    /// type than declared, or outside an enum, are let pass.</summary>
    Lenient,

    /// <summary>None.</summary>
    Off,
}
