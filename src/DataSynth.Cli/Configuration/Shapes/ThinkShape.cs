using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>Whether and how much a model thinks: a truth value or a level.</summary>
internal sealed class ThinkShape : Shape<string>
{
    /// <inheritdoc/>
    public override string Expected => "true, false, low, medium, high or max";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, [MaybeNullWhen(false)] out string value)
    {
        value = (node as YamlScalar)?.Text.ToLowerInvariant();
        return value is "true" or "false" or "low" or "medium" or "high" or "max" || Refuse(node, diagnostics);
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema() => new() { ["enum"] = new JsonArray(true, false, "low", "medium", "high", "max") };

    /// <inheritdoc/>
    public override JsonNode? ToJson(string value) => value;
}
