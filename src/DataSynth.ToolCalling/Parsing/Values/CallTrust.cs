namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>How plainly the surroundings say that a JSON value is a call.</summary>
internal enum CallTrust
{
    /// <summary>It stands between markers that mean a call.</summary>
    Marked,

    /// <summary>As <see cref="Marked"/>, in a syntax in which the name is the key.</summary>
    NameIsKey,

    /// <summary>It is the whole text.</summary>
    WholeText,

    /// <summary>It stands somewhere in a text; only offered tools are called there.</summary>
    Prose,
}
