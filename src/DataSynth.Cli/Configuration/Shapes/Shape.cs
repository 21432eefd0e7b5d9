using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration.Shapes;

/// <summary>What a value in a pipeline file may look like: one description from which reading, errors and JSON Schema come.</summary>
/// <typeparam name="T">What the value becomes.</typeparam>
internal abstract class Shape<T>
    where T : notnull
{
    /// <summary>What is allowed, as the end of a sentence, such as <c>a whole number from 1 to 1000</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a value.</summary>
    /// <param name="node">The value in the file.</param>
    /// <param name="diagnostics">Takes what is wrong with it; at least one error when the result is false.</param>
    /// <param name="value">The value read.</param>
    /// <returns>Whether there is a value.</returns>
    public abstract bool TryRead(YamlNode node, DiagnosticBag diagnostics, [MaybeNullWhen(false)] out T value);

    /// <summary>The JSON Schema (draft-07) of such a value.</summary>
    public abstract JsonObject ToSchema();

    /// <summary>The value as JSON, for the defaults that the schema shows.</summary>
    /// <param name="value">A value of this shape.</param>
    public abstract JsonNode? ToJson(T value);

    /// <summary>Reports that something else was expected.</summary>
    /// <param name="node">What was found.</param>
    /// <param name="diagnostics">Takes the error.</param>
    /// <returns>Always false, so that a reader can end with it.</returns>
    protected bool Refuse(YamlNode node, DiagnosticBag diagnostics)
    {
        diagnostics.Error(node.Position, $"found {node.Description}, expected {Expected}");
        return false;
    }
}
