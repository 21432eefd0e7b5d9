namespace DataSynth.ToolCalling.Json;

/// <summary>One member of a JSON object.</summary>
/// <param name="Name">The key after unescaping; compared by code unit.</param>
/// <param name="Value">The value.</param>
public readonly record struct JsonMember(string Name, JsonValue Value);
