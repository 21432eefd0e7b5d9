namespace DataSynth.ToolCalling.Parsing;

/// <summary>One call as a server handed it back.</summary>
/// <param name="Name">The name, already mapped back from the wire's spelling to the task's.</param>
/// <param name="ArgumentsText">The arguments byte for byte as they came: the JSON text of an object (Ollama), or the inside of a JSON
/// string (OpenAI-compatible servers). May be cut, empty or not JSON at all.</param>
public sealed record ApiToolCall(string Name, string ArgumentsText);
