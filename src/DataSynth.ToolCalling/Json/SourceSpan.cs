namespace DataSynth.ToolCalling.Json;

/// <summary>A stretch of the UTF-8 text that a value was read from; what keeps a schema byte for byte.</summary>
/// <param name="Start">Offset of the first byte.</param>
/// <param name="Length">Number of bytes; 0 when the value was not read from text.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The bytes themselves.</summary>
    /// <param name="utf8">The text that the value was read from.</param>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> utf8) => utf8.Slice(Start, Length);
}
