namespace DataSynth.ToolCalling.Json;

/// <summary>A JSON array.</summary>
/// <param name="items">The elements in order; not copied, so the caller must not change the list afterwards.</param>
/// <param name="source">Where the array stood in the text it was read from; empty when it was not read from text.</param>
public sealed class JsonArray(IReadOnlyList<JsonValue> items, SourceSpan source = default) : JsonValue
{
    /// <summary>The array without elements.</summary>
    public static JsonArray Empty { get; } = new([]);

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Array;

    /// <summary>The elements in order.</summary>
    public IReadOnlyList<JsonValue> Items { get; } = items;

    /// <summary>Where the array stood in the text it was read from, brackets included.</summary>
    public SourceSpan Source { get; } = source;
}
