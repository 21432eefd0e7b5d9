namespace DataSynth.ToolCalling.Schemas;

/// <summary>One named parameter of a tool, or one property of a nested object.</summary>
/// <param name="Name">The name, compared by code unit.</param>
/// <param name="Schema">What its values must look like.</param>
/// <param name="IsRequired">Whether it must be present: listed in <c>required</c>; in flat Python-like maps, neither spelled optional
/// nor given a default.</param>
public sealed record SchemaProperty(string Name, ParameterSchema Schema, bool IsRequired);
