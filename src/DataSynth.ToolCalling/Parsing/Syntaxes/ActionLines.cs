using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>ReAct prompts: <c>Thought: …</c>, <c>Action: NAME</c>, <c>Action Input: {…}</c>. An observation that follows is invented.</summary>
internal sealed class ActionLines(string name, string description, string example) : ToolCallSyntax(name, description, example)
{
    private const string Action = "Action:";
    private const string Input = "Action Input:";
    private const string Thought = "Thought:";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers => [Action];

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        if (!ToolResults.BeginsLine(text, at))
            return Block.NotThis;
        var marked = at;
        at += Action.Length;
        var line = text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
        var length = line.IndexOf('\n');
        if (length < 0)
            return Block.NotThis;
        var tool = line[..length].Trim().Trim('*').Trim().ToString();
        if (!session.IsToolName(tool) || NoCall.IsSaidBy(tool, session.Tools))
            return Block.NotThis;

        at = text.SkipSpace(at + length, session.End);
        if (!text.Has(at, session.End, Input))
            return text.IsCutToken(at, session.End, [Input]) ? Block.Truncated : Block.NotThis;
        at = text.SkipSpace(at + Input.Length, session.End);
        if (text.SkipFenceOpening(at, session.End) is var fence and >= 0)
            at = fence;

        var calls = new List<ToolCall>();
        var outcome = NameThenJson.Read(session, ref at, tool, [TextSpans.Fence, ToolResults.Observation], calls);
        if (outcome != ReadOutcome.Complete)
            return NameThenJson.Failure(outcome);
        var start = text.SkipSpace(0, marked);
        var hasThought = text.Has(start, marked, Thought);
        return Block.Read(at, calls) with
        {
            AwaitsObservation = true,
            Start = hasThought ? 0 : marked,
            Reasoning = hasThought ? text[(start + Thought.Length)..marked].Trim() : "",
        };
    }
}
