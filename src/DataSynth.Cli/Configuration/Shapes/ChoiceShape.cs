using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>One of a few words.</summary>
/// <typeparam name="T">What the words stand for.</typeparam>
/// <param name="choices">The words and their meanings, in the order in which they are shown.</param>
internal sealed class ChoiceShape<T>(params (string Word, T Value)[] choices) : Shape<T>
    where T : notnull
{
    /// <inheritdoc/>
    public override string Expected => choices.Length == 1 ? choices[0].Word : "one of " + string.Join(", ", choices.Select(choice => choice.Word));

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not YamlScalar { Text: var text })
            return Refuse(node, diagnostics);

        foreach (var choice in choices)
        {
            if (choice.Word == text)
            {
                value = choice.Value;
                return true;
            }
        }

        var hint = NearestWord.Hint(text, choices.Select(choice => choice.Word));
        diagnostics.Error(node.Position, $"found {node.Description}, expected {Expected}{hint}");
        return false;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema() => new() { ["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice.Word))]) };

    /// <inheritdoc/>
    public override JsonNode? ToJson(T value) => choices.First(choice => choice.Value.Equals(value)).Word;
}
