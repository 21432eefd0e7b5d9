namespace DataSynth.Generation.Probing;

/// <summary>What a server does with tools, as one harmless question shows it.</summary>
public enum ToolProbeFinding
{
    /// <summary>The model called the tool, and the server handed the call back parsed.</summary>
    ServerParsed,

    /// <summary>The model called the tool, and the call came as text in the model's own syntax.</summary>
    CallAsText,

    /// <summary>The model answered in words.</summary>
    NoCall,

    /// <summary>The model tried to call, and what it wrote cannot be read.</summary>
    Unreadable,

    /// <summary>The server refuses requests with tools.</summary>
    ToolsRefused,

    /// <summary>The question failed for a reason that has nothing to do with tools.</summary>
    Failed,
}
