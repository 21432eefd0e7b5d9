namespace DataSynth.ToolCalling.Parsing;

/// <summary>How far the parser may go.</summary>
public readonly record struct ParseOptions()
{
    /// <summary>A name of a syntax (<see cref="ToolCallSyntaxes.Find"/>) to read first, or null (default) to find it out; one that is not
    /// known is no hint.</summary>
    public string? Format { get; init; }

    /// <summary>Whether <see cref="Format"/> was seen in another text of the same model rather than said by somebody. Then it lets nothing count as
    /// a call that has no marker and a plain word for a name that was not offered. Default false.</summary>
    public bool IsFormatFound { get; init; }

    /// <summary>Whether broken JSON and missing markers may be mended; default true. False is strict mode.</summary>
    public bool Repair { get; init; } = true;

    /// <summary>Nesting allowed in arguments; deeper calls are malformed. Default 512.</summary>
    public int MaxDepth { get; init; } = 512;

    /// <summary>Calls allowed in one text; more make it malformed. Default 10,000.</summary>
    public int MaxCalls { get; init; } = 10_000;

    /// <summary>Length allowed, in UTF-16 units; longer text is malformed. Default 64 Mi.</summary>
    public int MaxLength { get; init; } = 64 * 1024 * 1024;
}
