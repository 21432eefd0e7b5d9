using System.Globalization;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>A whole number in a range.</summary>
/// <param name="minimum">The least.</param>
/// <param name="maximum">The greatest.</param>
internal sealed class IntegerShape(long minimum, long maximum) : Shape<long>
{
    /// <inheritdoc/>
    public override string Expected
        => maximum == long.MaxValue ? $"a whole number, {minimum} or more" : $"a whole number from {minimum} to {maximum}";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, out long value)
    {
        value = 0;
        return node is YamlScalar { IsPlain: true, Text: var text }
            && long.TryParse(text.Replace("_", string.Empty, StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value >= minimum && value <= maximum
            || Refuse(node, diagnostics);
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = "integer", ["minimum"] = minimum };
        if (maximum != long.MaxValue)
            schema["maximum"] = maximum;
        return schema;
    }

    /// <inheritdoc/>
    public override JsonNode? ToJson(long value) => value;
}
