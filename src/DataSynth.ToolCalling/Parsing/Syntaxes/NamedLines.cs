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
        var start = FirstPart(session);
        if (start < 0)
            return Block.NotThis;
        var calls = new List<ToolCall>();
        var content = new StringBuilder();
        var at = start;
        var outcome = BlockOutcome.Read;
        while (at < session.End && outcome == BlockOutcome.Read)
            outcome = ReadPart(session, ref at, calls, content);
        if (outcome != BlockOutcome.Read)
            return outcome == BlockOutcome.Truncated ? Block.Truncated : outcome == BlockOutcome.Malformed ? Block.Malformed : Block.NotThis;
        return calls.Count > 0 || content.Length > 0
            ? Block.Read(at, calls) with { Start = start, Content = content.ToString().Trim() }
            : Block.NotThis;
    }

    /// <summary>Where the first call, or the first text for the user, begins; other words may stand before it. -1 where there is none.</summary>
    private int FirstPart(ParseSession session)
    {
        var text = session.Text;
        if (text.Has(0, session.End, Part) || Head(session, 0, out _) is var first && (first == ForUser || MayBeCalled(session, first)))
            return 0;
        for (var at = text.IndexOf(Part, StringComparison.Ordinal); at >= 0; at = NextPart(text, at + Part.Length))
        {
            if (Head(session, at + Part.Length, out _) is var head && (head == ForUser || MayBeCalled(session, head)))
                return FirstNamedLine(session) is var line and >= 0 && line < at ? line : at;
        }

        return session.Hinted == this ? FirstNamedLine(session) : -1;
    }

    /// <summary>The first line that is a name and is followed by a brace, or -1.</summary>
    private int FirstNamedLine(ParseSession session)
    {
        const string brace = "\n{";
        var text = session.Text;
        for (var at = text.IndexOf(brace, StringComparison.Ordinal); at >= 0; at = text.IndexOf(brace, at + 1, StringComparison.Ordinal))
        {
            var from = Math.Max(0, at - NameThenJson.MaxNameLength);
            var line = text.AsSpan(from, at - from);
            var start = line.LastIndexOf('\n') + 1;
            if ((start > 0 || from == 0) && MayBeCalled(session, line[start..].Trim().ToString()))
                return from + start;
        }

        return -1;
    }

    private BlockOutcome ReadPart(ParseSession session, ref int at, List<ToolCall> calls, StringBuilder content)
    {
        var text = session.Text;
        var isMarked = text.Has(at, session.End, Part);
        if (isMarked)
            at = text.SkipSpace(at + Part.Length, session.End);
        var head = Head(session, at, out var length);
        if (head == ForUser && length >= 0 && (at > 0 || session.Hinted == this || text.Contains(Part, StringComparison.Ordinal)))
            return Copy(text, at + length, session.End, content, out at);

        // Once the syntax is plain, a marked part may call any tool, and what else stands there is for the user.
        var isSure = (calls.Count > 0 || content.Length > 0) && (session.Hinted == this || text.Contains(Part, StringComparison.Ordinal));
        if (!MayBeCalled(session, head) && !(isMarked && IsPlain(session, at, head, length)) && !(isSure && isMarked && session.IsToolName(head)))
            return isSure ? Copy(text, at, session.End, content, out at) : BlockOutcome.NotThis;
        if (length < 0)
            return isSure || session.Hinted == this ? BlockOutcome.Truncated : BlockOutcome.NotThis;

        var body = text.SkipSpace(at + length, session.End);
        if (body < session.End && text[body] != '{')
        {
            if (head == CodeInterpreter.Name && session.Hinted == this && CodeInterpreter.IsOffered(session))
            {
                at = EndOfPart(text, body, session.End);
                calls.Add(CodeInterpreter.Call(text[body..at].TrimEnd()));
                return BlockOutcome.Read;
            }

            return isSure ? Copy(text, at, session.End, content, out at) : BlockOutcome.NotThis;
        }

        if (body >= session.End)
            return BlockOutcome.Truncated;
        at = body;
        var outcome = NameThenJson.Read(session, ref at, head, [Part], calls);
        at = text.SkipSpace(at, session.End);
        return outcome == ReadOutcome.Complete ? BlockOutcome.Read : NameThenJson.Failure(outcome).Outcome;
    }

    private static BlockOutcome Copy(string text, int from, int end, StringBuilder content, out int after)
    {
        after = EndOfPart(text, from, end);
        if (content.Length > 0)
            content.Append('\n');
        content.Append(text.AsSpan(from, after - from).Trim());
        return BlockOutcome.Read;
    }

    /// <summary>What stands before the end of a line or a brace; its length is -1 where neither comes.</summary>
    private static string Head(ParseSession session, int at, out int length)
    {
        at = Math.Min(at, session.End);
        var window = session.Text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
        var start = window.Length - window.TrimStart().Length;
        length = window[start..].IndexOfAny('\n', '{');
        if (length >= 0)
            length += start;
        return (length < 0 ? window : window[..length]).Trim().ToString();
    }

    private bool MayBeCalled(ParseSession session, string head)
        => session.Tools.Has(head) || (session.Hinted == this && session.IsToolName(head) && !IsSentence(session, head));

    /// <summary>Whether a word ends as a sentence does, and is not a name that the text's end cuts: where tools are known, one of theirs.</summary>
    private static bool IsSentence(ParseSession session, string head)
        => head is [.., '.' or ':' or '!' or '?']
            && !((session.Tools.IsEmpty || session.Tools.HasNameThatBegins(head)) && session.Text.AsSpan(0, session.End).TrimEnd().EndsWith(head, StringComparison.Ordinal));

    /// <summary>Whether a marked part calls a tool though none is known: no blank follows the marker, as one does behind Python's prompt, and a
    /// brace begins the next line.</summary>
    private static bool IsPlain(ParseSession session, int at, string head, int length)
        => session.Tools.IsEmpty && length >= 0 && session.Text.Has(at - Part.Length, session.End, Part + head) && session.IsToolName(head)
            && session.Text.Has(session.Text.SkipSpace(at + length, session.End), session.End, "{");

    private static int NextPart(string text, int at) => text.IndexOf(Part, at, StringComparison.Ordinal);

    private static int EndOfPart(string text, int at, int end)
    {
        var next = text.IndexOf(Part, at, end - at, StringComparison.Ordinal);
        return next < 0 ? end : next;
    }
}
