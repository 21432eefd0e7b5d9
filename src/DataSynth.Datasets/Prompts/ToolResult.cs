namespace DataSynth.Datasets.Prompts;

/// <summary>What a tool answered.</summary>
/// <param name="Tool">The tool's name; null where nothing tells it.</param>
/// <param name="Content">Its answer.</param>
internal sealed record ToolResult(string? Tool, string Content);
