using System.Text;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>Python calls that are the whole text. Without brackets and a hint only offered tools are called, or any where none is known and all
/// arguments are given by name.</summary>
internal sealed class BarePython : ToolCallSyntax
{
    private static readonly char[] Quotes = ['"', '\'', '`'];
    private readonly bool _fenced;

    /// <summary>Describes the syntax.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">Who writes it.</param>
    /// <param name="example">A call in it.</param>
    /// <param name="fenced">Whether a code fence around the calls belongs to it.</param>
    public BarePython(string name, string description, string example, bool fenced)
        : base(name, description, example)
    {
        _fenced = fenced;
        Unmarked = UnmarkedForm.Python;
    }

    /// <inheritdoc/>
    internal override Block ReadBare(ParseSession session)
        => session.Hinted == this || session.Text.FenceLength(0, session.End) > 0 == _fenced
            ? ReadWhole(session, session.Hinted == this, fenceIsPlain: _fenced)
            : Block.NotThis;

    /// <summary>Reads a text that is calls from end to end, a fence or quotes around them included.</summary>
    /// <param name="session">The text, trimmed.</param>
    /// <param name="hinted">Whether calls of any name count even without brackets.</param>
    /// <param name="fenceIsPlain">Whether a code fence around it is no repair.</param>
    internal static Block ReadWhole(ParseSession session, bool hinted, bool fenceIsPlain = false)
    {
        var inner = Unfenced(session.Text[..session.End], out var isFenced);
        var unquoted = Unquoted(inner);
        if (unquoted.Length == 0)
            return Block.NotThis;
        if (unquoted[0] == '[' && unquoted.AsSpan(1).TrimStart() is "]")
            return Block.Read(session.End, []);
        if (isFenced && !fenceIsPlain && !session.Log.Mend(Mending.CodeFence))
            return Block.NotThis;
        if (unquoted.Length < inner.Length && !session.Log.Mend(Mending.QuotedCall))
            return Block.NotThis;

        var part = session.On(unquoted);
        var bracketed = unquoted[0] == '[';
        var calls = new List<ToolCall>();
        var reader = new PythonCallReader(part, 0);
        var outcome = reader.ReadAll(calls);
        session.Log.Take(part.Log);
        if (session.HasTooMany(calls.Count))
            return Block.Malformed;
        if (outcome == ReadOutcome.Complete && (bracketed || hinted || AreCalls(part, calls)))
            return Block.Read(session.End, calls);

        // Prose may begin with a bracket too: only a text that got as far as a call's arguments is a broken call.
        var began = reader.Position > 1 && (calls.Count > 0 || hinted || BeginsCall(part, bracketed)) && !IsTalkedAbout(part, bracketed)
            && !(part.Tools.IsEmpty && !bracketed && !hinted && outcome == ReadOutcome.Invalid && IsFollowedByWords(part, reader.Position));
        return !began ? Block.NotThis : outcome == ReadOutcome.Truncated ? Block.Truncated : Block.Malformed;
    }

    /// <summary>Whether what follows calls is no further one, broken or not: where no tools are known, such calls may be talk or a program.</summary>
    private static bool IsFollowedByWords(ParseSession part, int at)
        => part.Text.SkipDottedName(part.Text.SkipSpace(at, part.End), part.End) is var name && !part.Text.Has(name, part.End, "(") && !part.Text.Has(name, part.End, "=");

    /// <summary>Whether calls without brackets are more than words before a parenthesis.</summary>
    private static bool AreCalls(ParseSession part, List<ToolCall> calls)
        => part.Tools.IsEmpty ? calls.TrueForAll(call => call.Arguments.Members.Count > 0) : calls.Exists(call => part.Tools.Has(call.Name));

    /// <summary>Whether a text begins with a call that is plain before it is read: of an offered tool, or in a list with an argument by name.</summary>
    /// <param name="part">The text.</param>
    /// <param name="bracketed">Whether the text begins with a bracket.</param>
    internal static bool BeginsCall(ParseSession part, bool bracketed)
    {
        var at = part.Text.SkipSpace(bracketed ? 1 : 0, part.End);
        if (part.Tools.NameAt(part.Text, at, part.End) is not null)
            return true;

        // Of a tool that is not known only a list with a named argument is plainly a call.
        at = part.Text.SkipDottedName(at, part.End);
        if (!bracketed || !part.Text.Has(at, part.End, "("))
            return false;
        var equals = part.Text.SkipDottedName(at + 1, part.End);
        return equals > at + 1 && part.Text.Has(equals, part.End, "=");
    }

    /// <summary>Whether a text goes on, behind the parenthesis that begins it, with words on the same line, as in <c>get_weather(city) takes a
    /// city</c>: then it speaks of the function. In brackets it does so only where nothing is given by name.</summary>
    private static bool IsTalkedAbout(ParseSession part, bool bracketed)
    {
        var (text, end) = (part.Text, part.End);
        var line = text.AsSpan(0, end).IndexOf('\n') is var length and >= 0 ? length : end;
        var open = text.IndexOf('(', 0, line);
        var close = open < 0 ? -1 : CloseOf(text, open, line, out var givesByName) is var found && bracketed && givesByName ? -1 : found;
        if (close < 0)
            return false;
        var at = text.SkipSpace(close + 1, line);
        if (bracketed && at < line && text[at] == ']')
            at = text.SkipSpace(at + 1, line);
        if (at < line && text[at] is ',' or ';')
            at = text.SkipSpace(at + 1, line);
        if (at >= line || text[at] is '.' or ',' or ';' or ')' or ']' or '}' or '"' or '\'' or '`')
            return false;
        var name = part.Tools.NameAt(text, at, line) is { } tool ? at + tool.Length : text.SkipDottedName(at, line);
        return name == at || !text.Has(name, line, "(");
    }

    /// <summary>The parenthesis that closes one, or -1 where none does on its line; a quote opens a string only where a value may stand.</summary>
    private static int CloseOf(string text, int open, int line, out bool givesByName)
    {
        var depth = 0;
        var before = '\0';
        givesByName = false;
        for (var at = open; at < line; at++)
        {
            var c = text[at];
            if (c is '"' or '\'' && before is '(' or '[' or '{' or ',' or ':' or '=')
            {
                var length = text.AsSpan(at + 1, line - at - 1).IndexOf(c);
                if (length < 0)
                    return -1;
                at += length + 1;
            }

            givesByName |= c == '=';
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0)
                return at;
            if (!char.IsWhiteSpace(c))
                before = c;
        }

        return -1;
    }

    /// <summary>What stands in the code blocks of a text that is nothing else, or behind a fence that begins it.</summary>
    private static string Unfenced(string text, out bool isFenced)
    {
        isFenced = text.FenceLength(0, text.Length) > 0;
        if (!isFenced)
            return text;
        var ends = new CodeBlockEnds(text, text.Length);
        var inner = new StringBuilder();
        var at = 0;
        while (text.SkipFenceOpening(at, text.Length) is var body and >= 0)
        {
            var close = ends.CloseOf(at, body);
            inner.Append(text.AsSpan(body, close - body).Trim()).Append('\n');
            at = text.SkipSpace(text.SkipFence(close, text.Length), text.Length);
        }

        return at < text.Length ? text[text.SkipFenceOpening(0, text.Length)..].Trim() : inner.ToString().Trim();
    }

    /// <summary>The text without one pair of quotes around all of it, as in <c>"[f(a=1)]"</c>.</summary>
    private static string Unquoted(string text)
    {
        var paired = text.Length > 2 && text[0] == text[^1] && Quotes.Contains(text[0])
            && (text[1] == '[' || TextSpans.IsNameStart(text[1]));
        return paired ? text[1..^1].Trim() : text;
    }
}
