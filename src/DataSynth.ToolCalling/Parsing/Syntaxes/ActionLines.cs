using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>ReAct prompts: <c>Thought: …</c>, <c>Action: NAME</c>, <c>Action Input: {…}</c>. An observation that follows is invented.</summary>
internal sealed class ActionLines(string name, string description, string example) : ToolCallSyntax(name, description, example)
{
    private const string Action = "Action";
    private const string Input = "Action Input";
    private const string Thought = "Thought";

    private static readonly string[] EndMarkers = [.. CodeFences.Marks, .. ToolResults.Observations];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers { get; } = PromptLabels.Spell(Action);

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        if (!PromptLabels.BeginsLine(text, at))
            return Block.NotThis;
        var marked = at;
        at += marker.Length;
        var line = text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
        var length = line.IndexOf('\n');
        if (length < 0)
            return Block.NotThis;
        var tool = NameOf(line[..length], session);
        if (!session.IsToolName(tool) || NoCall.IsSaidBy(tool, session.Tools))
            return Block.NotThis;

        at = text.SkipSpace(at + length, session.End);
        var input = text.SkipLabel(at, session.End, Input);
        if (input < 0)
            return text.IsCutToken(text.SkipBold(at, session.End), session.End, [Input + ":"]) ? Block.Truncated : Block.NotThis;
        at = text.SkipSpace(input, session.End);
        var isFenced = text.FenceLength(at, session.End) > 0;
        if (isFenced)
            at = text.SkipFenceOpening(at, session.End);

        var calls = new List<ToolCall>();
        var outcome = NameThenJson.Read(session, ref at, tool, EndMarkers, calls);
        if (outcome != ReadOutcome.Complete)
            return NameThenJson.Failure(outcome);
        if (isFenced && !session.Log.Mend(Mending.CodeFence))
            return Block.Malformed;
        if (isFenced && text.SkipSpace(at, session.End) is var close && text.FenceLength(close, session.End) > 0)
            at = text.SkipFence(close, session.End);
        var start = text.SkipSpace(0, marked);
        var thought = text.SkipLabel(start, marked, Thought);
        return Block.Read(at, calls) with
        {
            AwaitsObservation = true,
            Start = thought >= 0 ? 0 : PromptLabels.LineStart(text, marked),
            Reasoning = thought >= 0 ? text[thought..PromptLabels.LineStart(text, marked)].Trim() : "",
        };
    }

    /// <summary>The name on the line of an action, without the signs that models put around it: bold, code, quotes, or the brackets in which the
    /// prompt listed the tools.</summary>
    private static string NameOf(ReadOnlySpan<char> line, ParseSession session)
    {
        var name = line.Trim().Trim('*').Trim().ToString();
        return session.Tools.Has(name) ? name : name.Trim("`\"'[]*".AsSpan()).Trim().ToString();
    }
}
