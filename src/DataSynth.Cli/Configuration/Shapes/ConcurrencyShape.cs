using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary><c>auto</c>, read as <see cref="Auto"/>, or a number of places.</summary>
internal sealed class ConcurrencyShape : Shape<int>
{
    /// <summary>Stands for <c>auto</c>.</summary>
    public const int Auto = 0;

    private const int MaxPlaces = 4096;

    /// <inheritdoc/>
    public override string Expected => $"auto or a whole number from 1 to {MaxPlaces}";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, out int value)
    {
        value = Auto;
        if (node is YamlScalar { Text: "auto" })
            return true;
        return node is YamlScalar { IsPlain: true, Text: var text } && int.TryParse(text, out value) && value is >= 1 and <= MaxPlaces
            || Refuse(node, diagnostics);
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema()
        => new()
        {
            ["oneOf"] = new JsonArray(
                new JsonObject { ["const"] = "auto" },
                new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = MaxPlaces }),
        };

    /// <inheritdoc/>
    public override JsonNode? ToJson(int value) => value == Auto ? "auto" : value;
}
