using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>Command R+: <c>Action:</c> and a fenced list with <c>tool_name</c> and <c>parameters</c>.</summary>
internal sealed class FencedActionList(string name, string description, string example) : ToolCallSyntax(name, description, example)
{
    private const string Action = "Action:";
    private const string Plan = "Plan:";
    private static readonly string[] NoCallNames = ["directly_answer", "directly-answer"];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers => [Action];

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        var marked = at;
        at = text.SkipSpace(at + Action.Length, session.End);
        var fence = text.SkipFenceOpening(at, session.End);
        if (fence < 0)
            return Block.NotThis;

        var block = new PayloadReader(session, [], CodeFences.Marks, CallTrust.Marked).Read(fence);
        if (block.Outcome != BlockOutcome.Read)
            return block;
        var start = text.SkipSpace(0, marked);
        var hasPlan = text.Has(start, marked, Plan);
        return block with
        {
            Calls = [.. block.Calls.Where(call => session.Tools.Has(call.Name) || !NoCallNames.Contains(call.Name))],
            Start = hasPlan ? 0 : marked,
            Reasoning = hasPlan ? text[(start + Plan.Length)..marked].Trim() : "",
        };
    }
}
