using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Prompts;

/// <summary><c>hermes</c>: each call as a line of JSON between <c>&lt;tool_call&gt;</c> tags, each result between
/// <c>&lt;tool_response&gt;</c> tags, as the chat templates of Hermes and Qwen have it.</summary>
internal sealed class HermesPrompts() : PromptSyntax("hermes")
{
    /// <inheritdoc/>
    public override string Calls(IReadOnlyList<ToolCall> calls) => ConversationText.ContentOf(new Message("assistant", null) { ToolCalls = calls });

    private protected override string Results(IReadOnlyList<ToolResult> results)
        => string.Join('\n', results.Select(result => $"<tool_response>\n{result.Content}\n</tool_response>"));
}
