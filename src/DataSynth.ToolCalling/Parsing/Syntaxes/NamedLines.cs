using System.Text;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>A line with the name, then JSON: Functionary 3.2 (parts begin with <c>&gt;&gt;&gt;</c>) and GLM-4 9B. Nothing marks a call
/// but the name, so without the hint only offered names count.</summary>
internal sealed class NamedLines(string name, string description, string example) : ToolCallSyntax(name, description, example)
{
    private const string Part = ">>>";
    private const string ForUser = "all";

    /// <inheritdoc/>
    internal override Block ReadBare(ParseSession session)
    {
        var text = session.Text;
        var calls = new List<ToolCall>();
        var content = new StringBuilder();
        var at = 0;
        while (at < session.End)
        {
            if (text.Has(at, session.End, Part))
                at = text.SkipSpace(at + Part.Length, session.End);
            var window = text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
            var length = window.IndexOfAny('\n', '{');
            var head = (length < 0 ? window : window[..length]).Trim().ToString();
            if (head == ForUser && length >= 0 && (at > 0 || session.Hinted == this || text.Contains(Part, StringComparison.Ordinal)))
            {
                at += length;
                var next = EndOfPart(text, at, session.End);
                content.Append(text, at, next - at);
                at = next;
                continue;
            }

            if (!session.Tools.Has(head) && !(session.Hinted == this && NameThenJson.IsName(head)))
                return Block.NotThis;
            if (length < 0)
                return calls.Count > 0 || session.Hinted == this ? Block.Truncated : Block.NotThis;
            at = text.SkipSpace(at + length, session.End);
            var mayBeProgram = head == CodeInterpreter.Name && session.Hinted == this && CodeInterpreter.IsOffered(session);
            if (mayBeProgram && at < session.End && text[at] != '{')
            {
                var end = EndOfPart(text, at, session.End);
                calls.Add(CodeInterpreter.Call(text[at..end].TrimEnd()));
                at = end;
                continue;
            }

            if (at >= session.End || text[at] != '{')
                return at >= session.End ? Block.Truncated : Block.NotThis;
            var outcome = NameThenJson.Read(session, ref at, head, [Part], calls);
            if (outcome != ReadOutcome.Complete)
                return NameThenJson.Failure(outcome);
            at = text.SkipSpace(at, session.End);
        }

        return calls.Count > 0 || content.Length > 0 ? Block.Read(at, calls) with { Content = content.ToString().Trim() } : Block.NotThis;
    }

    private static int EndOfPart(string text, int at, int end)
    {
        var next = text.IndexOf(Part, at, end - at, StringComparison.Ordinal);
        return next < 0 ? end : next;
    }
}
