namespace DataSynth.ToolCalling.Json;

/// <summary>A text that had to be JSON is not; for callers to whom that is exceptional. Others use <see cref="JsonTextReader"/>.</summary>
/// <param name="error">Where and why.</param>
public sealed class JsonFormatException(JsonError error) : FormatException($"not valid JSON: {error}")
{
    /// <summary>Where and why.</summary>
    public JsonError Error { get; } = error;
}
