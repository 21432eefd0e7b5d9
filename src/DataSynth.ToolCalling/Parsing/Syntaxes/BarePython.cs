using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>Python calls that are the whole text. Without brackets only offered tools are called.</summary>
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
        => session.Hinted == this || session.Text.StartsWith(TextSpans.Fence, StringComparison.Ordinal) == _fenced
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
        if (isFenced && !fenceIsPlain && !session.Log.Mend(Mending.CodeFence))
            return Block.NotThis;
        if (unquoted.Length < inner.Length && !session.Log.Mend(Mending.QuotedCall))
            return Block.NotThis;

        var part = session.On(unquoted);
        var bracketed = unquoted[0] == '[';
        var calls = new List<ToolCall>();
        var reader = new PythonCallReader(part, 0);
        var outcome = reader.ReadAll(calls);
        foreach (var repair in part.Log.ToList())
            session.Log.Mend(repair);
        if (session.HasTooMany(calls.Count))
            return Block.Malformed;
        if (outcome == ReadOutcome.Complete && (bracketed || hinted || calls.Exists(call => part.Tools.Has(call.Name))))
            return Block.Read(session.End, calls);

        // Prose may begin with a bracket too: only a text that got as far as a call's arguments is a broken call.
        var began = reader.Position > 1 && (calls.Count > 0 || hinted || BeginsCall(part, bracketed));
        return !began ? Block.NotThis : outcome == ReadOutcome.Truncated ? Block.Truncated : Block.Malformed;
    }

    private static bool BeginsCall(ParseSession part, bool bracketed)
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

    private static string Unfenced(string text, out bool isFenced)
    {
        var after = text.SkipFenceOpening(0, text.Length);
        isFenced = after >= 0;
        if (!isFenced)
            return text;
        var inner = text[after..].TrimEnd();
        if (inner.EndsWith(TextSpans.Fence, StringComparison.Ordinal))
            inner = inner[..^TextSpans.Fence.Length];
        return inner.Trim();
    }

    /// <summary>The text without one pair of quotes around all of it, as in <c>"[f(a=1)]"</c>.</summary>
    private static string Unquoted(string text)
    {
        var paired = text.Length > 2 && text[0] == text[^1] && Quotes.Contains(text[0])
            && (text[1] == '[' || TextSpans.IsNameStart(text[1]));
        return paired ? text[1..^1].Trim() : text;
    }
}
