using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>A condition on records.</summary>
internal sealed class ConditionShape : Shape<RowCondition>
{
    /// <inheritdoc/>
    public override string Expected => "a condition such as \"category = 'simple' and turns <= 2\"";

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, [MaybeNullWhen(false)] out RowCondition value)
    {
        value = null;
        if (node is not YamlScalar { IsNull: false, Text: { Length: > 0 } text } scalar)
            return Refuse(node, diagnostics);
        if (RowCondition.TryParse(text, out value, out var error))
            return true;

        diagnostics.Error(PositionOf(scalar, error.Offset, error.Length), $"where: {error.Problem}");
        return false;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema() => new() { ["type"] = "string", ["minLength"] = 1 };

    /// <inheritdoc/>
    public override JsonNode? ToJson(RowCondition value) => value.Text;

    /// <summary>Exact in a text of one line without escapes, which is what conditions are; else the start of the text.</summary>
    private static SourcePosition PositionOf(YamlScalar scalar, int offset, int length)
    {
        var start = scalar.Position.Column + (scalar.IsPlain ? 0 : 1);
        return scalar.Position.Length >= scalar.Text.Length && !scalar.Text.Contains('\n', StringComparison.Ordinal)
            ? new SourcePosition(scalar.Position.Line, start + offset, length)
            : scalar.Position;
    }
}
