using System.Buffers;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>
/// Reads calls whose start marker is missing, because a prompt began the reply with it or a server took it for a special token: what stands
/// before an end marker, or before the start marker of the next call, is read as if the start marker stood there too.
/// </summary>
/// <param name="session">The text and what is known about it.</param>
/// <param name="syntaxes">The syntaxes to try, in the order of trial.</param>
internal sealed class LostStartMarkers(ParseSession session, IReadOnlyList<ToolCallSyntax> syntaxes)
{
    /// <summary>How many stretches that prove to be no calls are looked at; each costs several looks.</summary>
    private const int MostFailed = 32;

    private static readonly string[] EndMarkers
        = [.. ToolCallSyntaxes.Unaliased.SelectMany(syntax => syntax.BlockEnds).Distinct().OrderByDescending(end => end.Length)];

    private static readonly SearchValues<string> Ends = SearchValues.Create(EndMarkers, StringComparison.Ordinal);

    private int _failed;
    private int _sought;
    private int _looked;

    /// <summary>The position of the next end marker that stands in no string, or -1. Each is found once.</summary>
    /// <param name="at">Where to begin.</param>
    /// <param name="limit">Where to stop.</param>
    /// <param name="strings">The strings of the text.</param>
    public int NextEnd(int at, int limit, UnmarkedStrings strings)
    {
        _sought = Math.Max(_sought, at);
        while (_sought < limit && session.Text.AsSpan(_sought, limit - _sought).IndexOfAny(Ends) is var length and >= 0)
        {
            var end = _sought + length;
            var after = strings.EndAround(end);
            _sought = after < 0 ? AfterEnd(end) : after;
            if (after < 0)
                return end;
        }

        _sought = Math.Max(_sought, limit);
        return -1;
    }

    /// <summary>Reads the calls before an end marker that no start marker goes with: all of the stretch before it, or, behind other words, what
    /// begins with the first bracket at the start of a line.</summary>
    /// <param name="from">Where the stretch begins; what was looked at before is left out.</param>
    /// <param name="end">Where the end marker stands.</param>
    /// <param name="syntax">The syntax; null where no call was read.</param>
    public Block? ReadBefore(int from, int end, out ToolCallSyntax? syntax)
    {
        var text = session.Text;
        from = text.SkipSpace(Math.Max(from, _looked), end);
        var after = AfterEnd(end);
        _looked = after;
        syntax = null;
        if (_failed >= MostFailed || text.TrimBack(from, end) == from)
            return null;
        var candidates = syntaxes.Where(one => text.TokenAt(end, session.End, one.BlockEnds) is not null);
        var block = Read(from, after, candidates, out syntax);
        if (block is null && FirstBracket(from, end) is var bracket and >= 0)
            block = Read(bracket, after, candidates, out syntax);
        while (block is not null && text.TokenAt(text.SkipSpace(_looked, session.End), session.End, syntax!.BlockEnds) is { } again)
            _looked = text.SkipSpace(_looked, session.End) + again.Length;
        _failed += block is null ? 1 : 0;
        return block is null ? null : block with { End = _looked };
    }

    /// <summary>Reads the calls of a syntax before a block of it, where they are all that stands there and the block does not repeat them.</summary>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="block">The block.</param>
    /// <param name="at">Where its marker stands.</param>
    /// <param name="syntax">The syntax.</param>
    public Block? ReadBefore(int from, Block block, int at, ToolCallSyntax syntax)
    {
        var to = session.Text.TrimBack(from, block.Start ?? at);
        var mark = session.Log.Mark;
        if (block.Calls.Count == 0 || Read(session.Text.SkipSpace(from, to), to, [syntax], out _) is not { } first)
            return null;
        if (IsPlain(first) && !first.Calls.Select(CanonicalCalls.Of).Intersect(block.Calls.Select(CanonicalCalls.Of)).Any())
            return first;
        session.Log.Rollback(mark);
        return null;
    }

    private int AfterEnd(int at) => at + session.Text.TokenAt(at, session.End, EndMarkers)!.Length;

    private Block? Read(int from, int to, IEnumerable<ToolCallSyntax> candidates, out ToolCallSyntax? syntax)
    {
        var stretch = from < to ? session.Text[from..to] : "";
        foreach (var candidate in candidates)
        {
            foreach (var marker in stretch.Length == 0 ? [] : candidate.Markers)
            {
                var part = session.On(marker + stretch);
                var limits = session.Limits.Count;
                var block = candidate.ReadBlock(part, 0, marker);
                if (block.Outcome != BlockOutcome.Read || block.End != part.End || session.Limits.Count > limits || !SaysCalls(block))
                    continue;
                if (!session.Log.Mend(Mending.MissingStartMarker))
                    break;
                session.Log.Take(part.Log, but: Mending.MissingEndMarker);
                syntax = candidate;
                return block with { Start = from, End = to };
            }
        }

        syntax = null;
        return null;
    }

    /// <summary>Whether each call has arguments, or calls a tool that is known to need none: a word before a marker is no call.</summary>
    private bool SaysCalls(Block block)
        => block.Calls.Count > 0
            && block.Calls.All(call => session.IsPlainName(call.Name) && (call.Arguments.Members.Count > 0 || session.Tools.TakesNothing(call.Name)));

    /// <summary>Whether calls that no end marker closes are plain all the same: of offered tools, in JSON, or with another marker of the syntax behind
    /// the name (<c>f[ARGS]{…}</c>). A word and a brace may be anything.</summary>
    private bool IsPlain(Block block)
    {
        var stretch = session.Text.AsSpan(block.Start!.Value, block.End - block.Start.Value);
        return block.Calls.All(call => session.Tools.Has(call.Name)) || stretch[0] is '{' or '['
            || (stretch.IndexOf('{') is var brace and > 0 && stretch[..brace].IndexOfAny('[', '<') >= 0);
    }

    private int FirstBracket(int from, int to)
    {
        var text = session.Text.AsSpan(from, to - from);
        var (brace, bracket) = (text.IndexOf("\n{"), text.IndexOf("\n["));
        var first = brace < 0 ? bracket : bracket < 0 ? brace : Math.Min(brace, bracket);
        return first < 0 ? -1 : from + first + 1;
    }
}
