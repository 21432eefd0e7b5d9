using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary><c>auto</c> or a number of places.</summary>
internal sealed class ConcurrencyShape : Shape<Concurrency>
{
    private const int MaxPlaces = 4096;

    /// <inheritdoc/>
    public override string Expected => $"auto or a whole number from 1 to {MaxPlaces}";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, out Concurrency value)
    {
        value = Concurrency.Auto;
        if (node is YamlScalar { Text: "auto" })
            return true;
        if (node is not YamlScalar { IsPlain: true, Text: var text } || !int.TryParse(text, out var places) || places is < 1 or > MaxPlaces)
            return Refuse(node, diagnostics);
        value = new Concurrency(places);
        return true;
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
    public override JsonNode? ToJson(Concurrency value) => value.Places is { } places ? places : "auto";
}
