namespace DataSynth.ToolCalling.Parsing;

/// <summary>How well the text of a reply could be read as calls.</summary>
public enum ParseStatus
{
    /// <summary>Calls were read as they stand.</summary>
    Ok,

    /// <summary>Calls were read after mending what <see cref="ParsedOutput.Repairs"/> lists.</summary>
    Repaired,

    /// <summary>The text tries to call a tool but cannot be read, even with repairs.</summary>
    Malformed,

    /// <summary>The text ends within a call.</summary>
    Truncated,

    /// <summary>The text calls nothing.</summary>
    None,
}
