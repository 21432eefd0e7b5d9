using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Tools;

/// <summary>One tool of a task's catalogue. Thread-safe.</summary>
public sealed class Tool
{
    // What is read or compiled on first use may be made by two threads at once; either result is as good.
    private readonly ReadOnlyMemory<byte> _parametersUtf8;
    private string? _parametersText;
    private JsonValue? _parameters;

    /// <summary>A tool from a source.</summary>
    /// <param name="name">The name as the source spells it; an API may demand another spelling on the wire.</param>
    /// <param name="description">The description, or null when the source has none.</param>
    /// <param name="parametersText">The parameters' JSON Schema (or its Python-like spelling) exactly as the source wrote it, byte for
    /// byte: this text is what a model is sent and what is recorded. <c>{}</c> when the source has none.</param>
    public Tool(string name, string? description, string parametersText)
    {
        Name = name;
        Description = description;
        _parametersText = parametersText;
    }

    /// <summary>A tool whose parameters are decoded only when they are asked for.</summary>
    internal Tool(string name, ReadOnlyMemory<byte> parametersUtf8)
    {
        Name = name;
        _parametersUtf8 = parametersUtf8;
    }

    /// <summary>The name as the source spells it.</summary>
    public string Name { get; }

    /// <summary>The description, or null when the source has none.</summary>
    public string? Description { get; }

    /// <summary>The parameters' schema, byte for byte as the source wrote it.</summary>
    public string ParametersText => _parametersText ??= Encoding.UTF8.GetString(_parametersUtf8.Span);

    /// <summary>The schema as a value, read on first use.</summary>
    /// <exception cref="JsonFormatException"><see cref="ParametersText"/> is not JSON; readers of sources check that before.</exception>
    public JsonValue Parameters
        => _parameters ??= _parametersText is null ? JsonValue.Parse(_parametersUtf8.Span) : JsonValue.Parse(_parametersText);

    /// <summary>The compiled parameters once <see cref="ToolSchema.Of"/> made them.</summary>
    internal ToolSchema? Schema { get; set; }
}
