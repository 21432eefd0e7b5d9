using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>One tag per parameter with raw text in it: Qwen3-Coder, Seed-OSS, MiniMax M2, DeepSeek V3.2, MiniCPM 5, Step 3.</summary>
internal sealed class TaggedParameters(string name, string description, string example, TagDialect dialect, string[] open, string[] close)
    : ToolCallSyntax(name, description, example)
{
    /// <summary>Inner markers that stand between two calls at most; a longer run of them is not looked through.</summary>
    private const int MaxInnerMarkers = 4;

    /// <summary>How much of a line is looked at to see whether a tag is closed on it.</summary>
    private const int LongestLine = 512;

    /// <summary>Markers between the block's opening marker and the first call, or between calls; skipped.</summary>
    public string[] InnerMarkers { get; init; } = [];

    /// <summary>A word that is left before each call when the server drops special tokens, or null (default).</summary>
    public string? StrippedWord { get; init; }

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers { get; } = [.. open, .. LooseMarkersOf(dialect)];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> BlockEnds => close;

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        var loose = !open.Contains(marker);
        var first = loose ? at : SkipInner(session, at + marker.Length);
        if (!text.Has(first, session.End, dialect.CallOpen))
            return text.IsCutToken(first, session.End, [dialect.CallOpen]) ? Block.Truncated : Block.NotThis;
        if (loose && open.Length > 0 && !session.Log.Mend(Mending.MissingStartMarker))
            return Block.NotThis;

        var calls = new List<ToolCall>();
        var reader = new TaggedCallReader(session, dialect, [.. close, .. InnerMarkers]);
        var position = first;
        while (text.Has(position, session.End, dialect.CallOpen))
        {
            var outcome = reader.Read(position, out var call);
            if (outcome == ReadOutcome.Truncated)
                return Block.Truncated;
            if (outcome == ReadOutcome.Invalid || session.HasTooMany(calls.Count + 1))
                return calls.Count == 0 && (reader.Position == position || (loose && IsNamed(session, at, reader))) ? Block.NotThis : Block.Malformed;
            calls.Add(call!);
            position = SkipInner(session, reader.Position);
        }

        var hasWord = loose && StrippedWord is not null && text.AsSpan(0, at).EndsWith(StrippedWord, StringComparison.Ordinal);
        return Finish(session, position, reader.Position, loose, calls) with { Start = hasWord ? at - StrippedWord!.Length : at, MayBeTalk = loose };
    }

    private static string[] LooseMarkersOf(TagDialect dialect)
        => dialect.NamedByAttribute ? [dialect.CallOpen + " name=", dialect.CallOpen + "name="] : [dialect.CallOpen + "="];

    /// <summary>Whether a tag that nothing of a call follows is only named: within a line, and not closed on it.</summary>
    private bool IsNamed(ParseSession session, int at, TaggedCallReader reader)
    {
        var text = session.Text;
        if (reader.Position > text.SkipSpace(reader.HeaderEnd, session.End) || new LineContext(text, session.End).IsAlone(at, reader.HeaderEnd))
            return false;
        var rest = text.AsSpan(reader.HeaderEnd, Math.Min(LongestLine, session.End - reader.HeaderEnd));
        rest = rest[..(rest.IndexOf('\n') is var line and >= 0 ? line : rest.Length)];
        return rest.IndexOf(dialect.CallClose) is not (>= 0 and var close) || rest[..close].Contains(dialect.CallOpen, StringComparison.Ordinal);
    }

    private int SkipInner(ParseSession session, int at)
    {
        at = session.Text.SkipSpace(at, session.End);
        for (var i = 0; i < MaxInnerMarkers && session.Text.TokenAt(at, session.End, InnerMarkers) is { } inner; i++)
            at = session.Text.SkipSpace(at + inner.Length, session.End);
        var hasWord = StrippedWord is not null && session.Text.Has(at, session.End, StrippedWord + dialect.CallOpen);
        return hasWord ? at + StrippedWord!.Length : at;
    }

    private Block Finish(ParseSession session, int at, int afterCall, bool loose, List<ToolCall> calls)
    {
        if (session.Text.TokenAt(at, session.End, close) is { } found)
            return Block.Read(at + found.Length, calls);
        if (close.Length > 0 && !loose && !session.Log.Mend(Mending.MissingEndMarker))
            return Block.Malformed;
        var cut = session.Text.IsCutToken(at, session.End, close);
        return Block.Read(cut || at == session.End ? session.End : afterCall, calls);
    }
}
