using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Schemas;

/// <summary>The parameters of one tool, compiled once and kept with the tool. Thread-safe.</summary>
public sealed class ToolSchema
{
    private ToolSchema(ParameterSchema root) => Root = root;

    /// <summary>The arguments object as a whole.</summary>
    public ParameterSchema Root { get; }

    /// <summary>The parameters in declared order.</summary>
    public IReadOnlyList<SchemaProperty> Properties => Root.Properties;

    /// <summary>Names that the tool requires without declaring them.</summary>
    public IReadOnlyList<string> RequiredUndeclared => Root.RequiredUndeclared;

    /// <summary>Whether arguments that the tool does not declare are allowed: only where it says so, or lists no parameters at all.
    /// JSON Schema's own default would let every misspelt parameter pass.</summary>
    public bool AllowsUndeclared => Root.AllowsUndeclared;

    /// <summary>The compiled parameters of a tool. Reads JSON Schema, BFCL's spelling of it (<c>dict</c>, <c>float</c>, <c>tuple</c>,
    /// Java and JavaScript type names) and the flat maps of xLAM (<c>{"p": {"type": "str, optional", …}}</c>).</summary>
    /// <param name="tool">The tool.</param>
    /// <returns>The same instance for the same tool. What cannot be understood allows everything, so that it never causes an error
    /// that a candidate would be blamed for.</returns>
    /// <exception cref="Json.JsonFormatException">The tool's parameters are not JSON.</exception>
    public static ToolSchema Of(Tool tool) => tool.Schema ??= new ToolSchema(SchemaCompiler.Compile(tool.Parameters));

    /// <summary>Looks a parameter up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="property">The parameter.</param>
    /// <returns>False when the tool does not declare it.</returns>
    public bool TryGetProperty(string name, [NotNullWhen(true)] out SchemaProperty? property)
        => Root.TryGetProperty(name, out property);
}
