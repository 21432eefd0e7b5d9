using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>When a value is as good as another, and which omissions say the same as a value. Pure and thread-safe.</summary>
internal abstract class ValueRules
{
    /// <summary>The first part of the names of rules in differences.</summary>
    public abstract string Name { get; }

    /// <summary>Whether two values are equal.</summary>
    /// <param name="expected">What is right.</param>
    /// <param name="actual">What the candidate has.</param>
    /// <param name="schema">What is declared for the place where both stand.</param>
    public abstract bool AreEqual(JsonValue expected, JsonValue actual, ParameterSchema schema);

    /// <summary>The value that leaving a property out stands for, or null when it stands for none.</summary>
    /// <param name="property">The declared property, or null when it is not declared.</param>
    public abstract JsonValue? ImpliedValue(SchemaProperty? property);
}
