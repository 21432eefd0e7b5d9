namespace DataSynth.ToolCalling.Labels;

/// <summary>By which rules values are equal.</summary>
public enum LabelRules
{
    /// <summary>JSON-Schema-aware equality by declared type; the default.</summary>
    Schema,

    /// <summary>JSON equality and nothing else.</summary>
    Exact,

    /// <summary>The official checker of the Berkeley Function Calling Leaderboard, quirks included.</summary>
    Bfcl,
}
