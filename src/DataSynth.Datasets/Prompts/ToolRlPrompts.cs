using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Prompts;

/// <summary>
/// <c>toolrl</c>: the calls of a turn as lines of <c>{"name", "parameters"}</c> in one <c>&lt;tool_call&gt;</c>, what is said in
/// <c>&lt;response&gt;</c>, results in <c>&lt;obs&gt;</c>, as ToolRL (arXiv 2504.13958) has it. Earlier turns show no thoughts: sources
/// have none, and made-up ones would teach to think like that.
/// </summary>
internal sealed class ToolRlPrompts() : PromptSyntax("toolrl", "hermes")
{
    /// <inheritdoc/>
    public override string Calls(IReadOnlyList<ToolCall> calls)
    {
        var lines = new JsonTextBuilder().Raw("<tool_call>\n");
        foreach (var call in calls)
            lines.Raw("{\"name\":").Text(call.Name).Raw(",\"parameters\":").Value(call.Arguments).Raw("}\n");
        return lines.Raw("</tool_call>").ToString();
    }

    private protected override string Turn(Message message)
    {
        var said = string.IsNullOrEmpty(message.Content) ? "" : $"<response>{message.Content}</response>";
        if (message.ToolCalls.Count == 0)
            return said;
        return said.Length == 0 ? Calls(message.ToolCalls) : $"{Calls(message.ToolCalls)}\n{said}";
    }

    private protected override string Results(IReadOnlyList<ToolResult> results)
        => string.Join('\n', results.Select(result => $"<obs>{result.Content}</obs>"));
}
