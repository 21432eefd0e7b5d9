using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Tools;

/// <summary>One call of a tool.</summary>
/// <param name="Name">The tool's name as the model or the source wrote it; it may name a tool that was never offered.</param>
/// <param name="Arguments">The arguments by parameter name; number text is kept.</param>
public sealed record ToolCall(string Name, JsonObject Arguments);
