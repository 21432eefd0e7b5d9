using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BooleanShape : Shape<bool>
{
    /// <inheritdoc/>
    public override string Expected => "true or false";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, out bool value)
    {
        value = false;
        if (node is not YamlScalar { IsBoolean: true, Text: var text })
            return Refuse(node, diagnostics);
        value = text[0] is 't' or 'T';
        return true;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema() => new() { ["type"] = "boolean" };

    /// <inheritdoc/>
    public override JsonNode? ToJson(bool value) => value;
}
