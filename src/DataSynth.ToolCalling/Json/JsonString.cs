namespace DataSynth.ToolCalling.Json;

/// <summary>A JSON string after unescaping.</summary>
/// <param name="text">UTF-16 text; may hold lone surrogates, which are written back as <c>\uXXXX</c>.</param>
public sealed class JsonString(string text) : JsonValue
{
    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.String;

    /// <summary>The text without quotes or escapes.</summary>
    public string Text { get; } = text;
}
