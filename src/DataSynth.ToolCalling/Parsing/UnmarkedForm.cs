namespace DataSynth.ToolCalling.Parsing;

/// <summary>What the calls of a syntax look like where nothing marks them.</summary>
internal enum UnmarkedForm
{
    /// <summary>They are always marked, or are read by the syntax itself.</summary>
    None,

    /// <summary>JSON objects with name and arguments.</summary>
    Json,

    /// <summary>Python calls.</summary>
    Python,
}
