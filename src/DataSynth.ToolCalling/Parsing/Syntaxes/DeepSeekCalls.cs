using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>
/// DeepSeek V3, R1 and V3.1: a section of calls, each between special tokens. V3 writes <c>function</c>, the name, and fenced JSON;
/// V3.1 the name and plain JSON.
/// </summary>
internal sealed class DeepSeekCalls(string name, string description, string example, bool fenced)
    : ToolCallSyntax(name, description, example)
{
    private const string Kind = "function";
    private static readonly string[] SectionOpen = DeepSeekMarkers.Spell("tool calls begin");
    private static readonly string[] SectionClose = DeepSeekMarkers.Spell("tool calls end");
    private static readonly string[] CallOpen = DeepSeekMarkers.Spell("tool call begin");
    private static readonly string[] CallClose = DeepSeekMarkers.Spell("tool call end");
    private static readonly string[] Separator = DeepSeekMarkers.Spell("tool sep");
    private static readonly string[] EndMarkers = [.. CallClose, .. SectionClose, .. CodeFences.Marks];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers { get; } = [.. SectionOpen, .. CallOpen];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> BlockEnds { get; } = [.. CallClose, .. SectionClose];

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        if (SectionOpen.Contains(marker))
        {
            at = text.SkipSpace(at + marker.Length, session.End);
            if (AfterOpening(session, at) < 0)
                return text.IsCutToken(at, session.End, CallOpen) || at >= session.End ? Block.Truncated : Block.NotThis;
        }

        var calls = new List<ToolCall>();
        var after = at;
        while (AfterOpening(session, at) is var inner and >= 0)
        {
            at = inner;
            var outcome = ReadCall(session, ref at, calls, out var isOther);
            if (isOther && calls.Count == 0)
                return Block.NotThis;
            if (outcome != ReadOutcome.Complete)
                return NameThenJson.Failure(outcome);
            after = at;
            at = text.SkipSpace(at, session.End);
        }

        if (text.TokenAt(at, session.End, SectionClose) is { } close)
            return Block.Read(at + close.Length, calls) with { EndsText = true };
        if (text.IsCutToken(at, session.End, SectionClose) || text.IsCutToken(at, session.End, CallOpen))
            after = session.End;
        return session.Log.Mend(Mending.MissingEndMarker) ? Block.Read(after, calls) : Block.Malformed;
    }

    /// <summary>Reads <c>functionNAME\n```json\n{…}\n```</c>, which is left of V3's calls when the server drops special tokens; other words may stand
    /// before and after.</summary>
    internal override Block ReadBare(ParseSession session)
    {
        var text = session.Text;
        var calls = new List<ToolCall>();
        var start = fenced ? FirstStripped(session) : -1;
        var at = start;
        while (at >= 0 && text.Has(at, session.End, Kind))
        {
            at += Kind.Length;
            if (session.Tools.NameAt(text, at, session.End) is not { } tool)
                return Block.NotThis;
            at += tool.Length;
            var fence = text.SkipFenceOpening(text.SkipSpace(at, session.End), session.End);
            if (fence < 0)
                return Block.NotThis;
            at = fence;
            var outcome = NameThenJson.Read(session, ref at, tool, EndMarkers, calls);
            if (outcome != ReadOutcome.Complete)
                return NameThenJson.Failure(outcome);
            at = SkipFence(text, at, session.End);
        }

        if (calls.Count == 0)
            return Block.NotThis;
        if (text.IsCutToken(at, session.End, [Kind]))
            return Block.Truncated;
        return session.Log.Mend(Mending.StrippedTokens)
            ? Block.Read(session.End, calls) with { Start = start, Content = text[at..session.End] }
            : Block.NotThis;
    }

    /// <summary>Where the first <c>functionNAME</c> of an offered tool stands before a code block, neither quoted nor in a string, or -1.</summary>
    private static int FirstStripped(ParseSession session)
    {
        var text = session.Text;
        var strings = new UnmarkedStrings(text, 0, session.End);
        for (var at = 0; text.IndexOf(Kind, at, session.End - at, StringComparison.Ordinal) is var found and >= 0; at = found + Kind.Length)
        {
            var name = found + Kind.Length;
            if ((found == 0 || text[found - 1] is not ('\'' or '"' or '`'))
                && session.Tools.NameAt(text, name, session.End) is { } tool
                && text.FenceLength(text.SkipSpace(name + tool.Length, session.End), session.End) > 0)
                return strings.EndAround(found) < 0 ? found : -1;
        }

        return -1;
    }

    /// <summary>The position after a call's opening marker, which models leave out before <c>function</c>; -1 where no call begins.</summary>
    private static int AfterOpening(ParseSession session, int at)
    {
        if (session.Text.TokenAt(at, session.End, CallOpen) is { } open)
            return at + open.Length;
        var hasKind = session.Text.Has(at, session.End, Kind) && session.Text.TokenAt(at + Kind.Length, session.End, Separator) is not null;
        return hasKind ? at : -1;
    }

    private ReadOutcome ReadCall(ParseSession session, ref int at, List<ToolCall> calls, out bool isOther)
    {
        isOther = false;
        var text = session.Text;
        var window = text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
        var length = window.IndexOf('<');
        var sep = length < 0 ? session.End : at + length;
        if (text.TokenAt(sep, session.End, Separator) is null)
        {
            var cut = length < 0 ? window.Length < NameThenJson.MaxNameLength : text.IsCutToken(sep, session.End, Separator);
            isOther = !cut;
            return ReadOutcome.Truncated;
        }

        var before = text[at..sep].Trim();
        at = sep + text.TokenAt(sep, session.End, Separator)!.Length;
        var next = text.SkipSpace(at, session.End);
        if (next >= session.End)
            return ReadOutcome.Truncated;
        var hasFence = before == Kind && text[next] != '{';
        isOther = fenced != hasFence || text[next] == '<' || !session.IsToolName(before);
        if (isOther)
            return ReadOutcome.Invalid;

        var tool = before;
        if (hasFence)
        {
            var outcome = ReadFencedName(session, ref at, out tool);
            if (outcome != ReadOutcome.Complete)
                return outcome;
        }

        var read = NameThenJson.Read(session, ref at, tool, EndMarkers, calls);
        if (read != ReadOutcome.Complete)
            return read;
        at = SkipFence(text, at, session.End);
        if (text.TokenAt(at, session.End, CallClose) is { } close)
            at += close.Length;
        else if (!session.Log.Mend(Mending.MissingEndMarker))
            return ReadOutcome.Invalid;
        else if (text.IsCutToken(at, session.End, CallClose))
            at = session.End;
        return ReadOutcome.Complete;
    }

    private static ReadOutcome ReadFencedName(ParseSession session, ref int at, out string tool)
    {
        var text = session.Text;
        var line = text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at)).TrimStart();
        tool = "";
        var lineEnd = line.IndexOfAny('\n', '`', '{');
        if (lineEnd < 0)
            return at + NameThenJson.MaxNameLength < session.End ? ReadOutcome.Invalid : ReadOutcome.Truncated;
        tool = line[..lineEnd].Trim().ToString();
        if (!session.IsToolName(tool))
            return ReadOutcome.Invalid;
        at = text.SkipSpace(text.IndexOf(tool, at, StringComparison.Ordinal) + tool.Length, session.End);
        if (text.SkipFenceOpening(at, session.End) is var fence and >= 0)
            at = fence;
        else if (text.IsCutToken(at, session.End, CodeFences.Marks))
            return ReadOutcome.Truncated;
        // Without the fence the name may be cut, and the brace another text's.
        else if (at < session.End && text[at] == '{' && !session.Tools.IsEmpty && !session.Tools.Has(tool))
            return ReadOutcome.Invalid;
        return ReadOutcome.Complete;
    }

    private static int SkipFence(string text, int at, int end)
    {
        at = text.SkipSpace(at, end);
        if (text.IsCutToken(at, end, CodeFences.Marks))
            return end;
        return text.FenceLength(at, end) > 0 ? text.SkipSpace(text.SkipFence(at, end), end) : at;
    }
}
