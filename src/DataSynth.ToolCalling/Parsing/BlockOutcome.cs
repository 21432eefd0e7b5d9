namespace DataSynth.ToolCalling.Parsing;

/// <summary>What stands at a marker.</summary>
internal enum BlockOutcome
{
    /// <summary>Nothing of this syntax; the marker is ordinary text, or belongs to another syntax.</summary>
    NotThis,

    /// <summary>A well-formed block, with or without calls.</summary>
    Read,

    /// <summary>An attempt at a call that cannot be read.</summary>
    Malformed,

    /// <summary>A call that the end of the text cuts.</summary>
    Truncated,
}
