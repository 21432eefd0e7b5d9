using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tasks;

/// <summary>One message of a conversation, in OpenAI's form.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>; other roles pass through unchanged.</param>
/// <param name="Content">The text, or null when the message only carries calls.</param>
public sealed record Message(string Role, string? Content)
{
    /// <summary>Calls of an earlier assistant turn, in order; empty otherwise.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>Ids of <see cref="ToolCalls"/>, in the same order; empty when the source has none.</summary>
    public IReadOnlyList<string> ToolCallIds { get; init; } = [];

    /// <summary>On a tool's result: the id of the call that it answers, or null.</summary>
    public string? ToolCallId { get; init; }

    /// <summary>On a tool's result: the tool's name, or null.</summary>
    public string? Name { get; init; }
}
