using System.Globalization;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>A finite number in a range.</summary>
/// <param name="minimum">The least.</param>
/// <param name="maximum">The greatest.</param>
/// <param name="aboveMinimum">Whether the least itself is not allowed; default false.</param>
internal sealed class NumberShape(double minimum, double maximum, bool aboveMinimum = false) : Shape<double>
{
    /// <inheritdoc/>
    public override string Expected
        => aboveMinimum ? $"a number above {minimum}, at most {maximum}" : $"a number from {minimum} to {maximum}";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, out double value)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        value = 0;
        return node is YamlScalar { IsPlain: true, Text: var text }
            && double.TryParse(text, style, CultureInfo.InvariantCulture, out value)
            && value <= maximum && (aboveMinimum ? value > minimum : value >= minimum)
            || Refuse(node, diagnostics);
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema()
        => new() { ["type"] = "number", [aboveMinimum ? "exclusiveMinimum" : "minimum"] = minimum, ["maximum"] = maximum };

    /// <inheritdoc/>
    public override JsonNode? ToJson(double value) => value;
}
