using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>A text that is not empty, optionally of a pattern.</summary>
/// <param name="expected">What is allowed, as the end of a sentence.</param>
/// <param name="isValid">Whether a text is allowed; null when all are.</param>
/// <param name="pattern">The same rule as a regular expression for editors; null for none.</param>
internal sealed class TextShape(string expected, Predicate<string>? isValid = null, string? pattern = null) : Shape<string>
{
    /// <inheritdoc/>
    public override string Expected => expected;

    /// <summary>Whether a refused text must not be shown again, because it may be a credential; default false.</summary>
    public bool HidesValue { get; init; }

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (node is YamlScalar { IsNull: false, Text: { Length: > 0 } text } && isValid?.Invoke(text) != false)
        {
            value = text;
            return true;
        }

        if (!HidesValue)
            return Refuse(node, diagnostics);

        diagnostics.Add(new Diagnostic(DiagnosticSeverity.Error, $"expected {Expected}", node.Position) { HidesSource = true });
        return false;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        if (pattern is not null)
            schema["pattern"] = pattern;
        return schema;
    }

    /// <inheritdoc/>
    public override JsonNode? ToJson(string value) => value;
}
