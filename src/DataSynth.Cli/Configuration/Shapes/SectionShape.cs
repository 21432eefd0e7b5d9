using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Keys;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>A mapping with known keys.</summary>
/// <typeparam name="T">The record that it becomes.</typeparam>
/// <param name="expected">What is allowed, as the end of a sentence.</param>
/// <param name="keys">The known keys.</param>
/// <param name="bind">Makes the record; it may report what does not go together.</param>
internal sealed class SectionShape<T>(string expected, KeyTable keys, Func<Section, T> bind) : Shape<T>
    where T : notnull
{
    /// <inheritdoc/>
    public override string Expected => expected;

    /// <inheritdoc/>
    public override bool TryRead(YamlNode node, DiagnosticBag diagnostics, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not YamlMapping mapping)
            return Refuse(node, diagnostics);

        keys.Check(mapping, diagnostics);
        value = bind(new Section(mapping, diagnostics));
        return true;
    }

    /// <inheritdoc/>
    public override JsonObject ToSchema() => keys.ToSchema();

    /// <inheritdoc/>
    public override JsonNode? ToJson(T value) => new JsonObject();
}
