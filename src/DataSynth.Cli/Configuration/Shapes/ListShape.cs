using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>A list of values of one shape; values that are refused are left out after they are reported.</summary>
/// <typeparam name="T">What a value becomes.</typeparam>
/// <param name="element">The shape of each value.</param>
/// <param name="expected">What is allowed, as the end of a sentence.</param>
/// <param name="minimum">The fewest values.</param>
internal sealed class ListShape<T>(Shape<T> element, string expected, int minimum = 0) : Shape<IReadOnlyList<T>>
    where T : notnull
{
    /// <inheritdoc/>
    public override string Expected => expected;

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (node is not YamlSequence sequence || sequence.Items.Count < minimum)
        {
            var found = node is YamlSequence ? "an empty list" : node.Description;
            diagnostics.Error(node.Position, $"found {found}, expected {Expected}");
            return false;
        }

        var values = new List<T>(sequence.Items.Count);
        foreach (var item in sequence.Items.Where(item => item is not YamlAlias))
        {
            if (element.TryRead(item, diagnostics, out var read))
                values.Add(read);
        }

        value = values;
        return true;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = element.ToSchema() };
        if (minimum > 0)
            schema["minItems"] = minimum;
        return schema;
    }

    /// <inheritdoc/>
    public override JsonNode? ToJson(IReadOnlyList<T> value) => new JsonArray([.. value.Select(element.ToJson)]);
}
