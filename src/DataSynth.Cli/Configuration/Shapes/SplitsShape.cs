using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;
using DataSynth.Datasets.Pairs;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>Names of splits with their shares, which sum to 1.</summary>
internal sealed class SplitsShape : Shape<IReadOnlyList<SplitShare>>
{
    private const string NamePattern = "^[A-Za-z0-9_]{1,40}$";
    private const double Tolerance = 1e-6;

    private static readonly NumberShape Share = new(0, 1, aboveMinimum: true);

    /// <inheritdoc/>
    public override string Expected => "split names with shares that sum to 1, such as { train: 0.98, validation: 0.02 }";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, [MaybeNullWhen(false)] out IReadOnlyList<SplitShare> value)
    {
        value = null;
        if (node is not YamlMapping { Members.Count: > 0 } mapping)
            return Refuse(node, diagnostics);

        var splits = new List<SplitShare>();
        foreach (var (key, share) in mapping.Members)
        {
            if (!IsName(key.Text))
                diagnostics.Error(key.Position, $"found {key.Description} as the name of a split, expected 1 to 40 letters, digits or underscores");
            else if (Share.TryRead(share, diagnostics, out var number))
                splits.Add(new SplitShare(key.Text, number));
        }

        if (splits.Count < mapping.Members.Count)
            return false;

        var sum = splits.Sum(split => split.Share);
        if (Math.Abs(sum - 1) > Tolerance)
        {
            diagnostics.Error(mapping.Position, $"the shares of the splits sum to {Math.Round(sum, 6)}, expected 1");
            return false;
        }

        value = splits;
        return true;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema()
        => new()
        {
            ["type"] = "object",
            ["minProperties"] = 1,
            ["propertyNames"] = new JsonObject { ["pattern"] = NamePattern },
            ["additionalProperties"] = Share.ToSchema(),
        };

    /// <inheritdoc/>
    public override JsonNode? ToJson(IReadOnlyList<SplitShare> value)
        => new JsonObject(value.Select(split => KeyValuePair.Create(split.Name, (JsonNode?)split.Share)));

    private static bool IsName(string text) => text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
