using System.Text.Json;
using DataSynth.ToolCalling.Tools;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Chat;

/// <summary>A task's tool as chat clients know tools. Clients of this room send <see cref="SchemaText"/>; others read
/// <see cref="JsonSchema"/>.</summary>
/// <param name="tool">The tool.</param>
internal sealed class ToolDeclaration(Tool tool) : AIFunctionDeclaration
{
    private JsonElement? _schema;

    /// <inheritdoc/>
    public override string Name => tool.Name;

    /// <inheritdoc/>
    public override string Description => tool.Description ?? "";

    /// <summary>The schema byte for byte as the source wrote it.</summary>
    public string SchemaText => tool.ParametersText;

    /// <inheritdoc/>
    public override JsonElement JsonSchema => _schema ??= Parse(tool.ParametersText);

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 512 });
        return document.RootElement.Clone();
    }
}
