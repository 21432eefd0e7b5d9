namespace DataSynth.ToolCalling.Json;

/// <summary>Why a text is not JSON.</summary>
/// <param name="Line">1-based line within the text.</param>
/// <param name="Column">1-based column in bytes.</param>
/// <param name="Reason">What was found and what was expected, one sentence without a full stop.</param>
public readonly record struct JsonError(int Line, int Column, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}, column {Column}: {Reason}";
}
