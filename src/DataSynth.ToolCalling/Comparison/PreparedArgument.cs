using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>An expected argument with what is declared for it.</summary>
/// <param name="expected">The expected argument.</param>
/// <param name="property">The declared parameter, or null when it is not declared.</param>
internal sealed class PreparedArgument(ExpectedArgument expected, SchemaProperty? property)
{
    /// <summary>The parameter's name.</summary>
    public string Name { get; } = expected.Name;

    /// <summary>The accepted values; a single one where values are exact.</summary>
    public IReadOnlyList<JsonValue> Accepted { get; } = expected.Accepted;

    /// <summary>The declared parameter, or null.</summary>
    public SchemaProperty? Property { get; } = property;

    /// <summary>What is declared; everything where nothing is.</summary>
    public ParameterSchema Declared { get; } = property?.Schema ?? ParameterSchema.Anything;

    /// <summary>Whether the tool requires the parameter.</summary>
    public bool IsRequired { get; } = property is { IsRequired: true };

    /// <summary>Whether <c>""</c> is among the accepted values.</summary>
    public bool AllowsOmission { get; } = AcceptedValue.AllowsOmission(expected.Accepted);
}
