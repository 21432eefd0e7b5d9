using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Tools;

/// <summary>One tool of a task's catalogue.</summary>
/// <param name="name">The name as the source spells it; an API may demand another spelling on the wire.</param>
/// <param name="description">The description, or null when the source has none.</param>
/// <param name="parametersText">The parameters' JSON Schema (or its Python-like spelling) exactly as the source wrote it, byte for
/// byte: this text is what a model is sent and what is recorded. <c>{}</c> when the source has none.</param>
public sealed class Tool(string name, string? description, string parametersText)
{
    private JsonValue? _parameters;

    /// <summary>The name as the source spells it.</summary>
    public string Name { get; } = name;

    /// <summary>The description, or null when the source has none.</summary>
    public string? Description { get; } = description;

    /// <summary>The parameters' schema, byte for byte as the source wrote it.</summary>
    public string ParametersText { get; } = parametersText;

    /// <summary>The schema as a value, read on first use.</summary>
    /// <exception cref="JsonFormatException"><see cref="ParametersText"/> is not JSON; readers of sources check that before.</exception>
    public JsonValue Parameters => _parameters ??= JsonValue.Parse(ParametersText);

    /// <summary>The compiled parameters once <see cref="ToolSchema.Of"/> made them. Two threads may compile the same tool at the same
    /// time; either result is as good.</summary>
    internal ToolSchema? Schema { get; set; }
}
