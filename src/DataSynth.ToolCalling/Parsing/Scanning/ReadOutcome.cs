namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>How an attempt to read one value ended.</summary>
internal enum ReadOutcome
{
    /// <summary>The value was read to its end.</summary>
    Complete,

    /// <summary>The text ends within the value.</summary>
    Truncated,

    /// <summary>The text does not follow the grammar, even with the repairs that are allowed.</summary>
    Invalid,
}
