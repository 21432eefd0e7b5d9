using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>Python calls between markers: LFM2, Llama 4, OLMo 3, MiniCPM 3. A JSON list in their place is read too.</summary>
internal sealed class PythonBetweenMarkers : ToolCallSyntax
{
    private readonly string[] _open;
    private readonly string[] _close;
    private readonly string[] _endMarkers;

    /// <summary>Describes the syntax.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">Who writes it.</param>
    /// <param name="example">A call in it.</param>
    /// <param name="open">What begins a block.</param>
    /// <param name="close">What ends a block.</param>
    public PythonBetweenMarkers(string name, string description, string example, string[] open, string[] close)
        : base(name, description, example)
    {
        (_open, _close) = (open, close);
        _endMarkers = [.. close, .. CodeFences.Marks];
        Unmarked = UnmarkedForm.Python;
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers => _open;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> BlockEnds => _close;

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        at = text.SkipSpace(at + marker.Length, session.End);
        var fence = text.SkipFenceOpening(at, session.End);
        if (fence >= 0)
            at = text.SkipSpace(fence, session.End);
        if (IsJson(text, at, session.End))
            return new PayloadReader(session, _open, _close, CallTrust.Marked).Read(at);
        if (at >= session.End)
            return Block.Truncated;
        if (text.TokenAt(at, session.End, _close) is not null || !(text[at] == '[' || TextSpans.IsNameStart(text[at])))
            return Block.NotThis;

        var calls = new List<ToolCall>();
        var reader = new PythonCallReader(session, at) { EndMarkers = _endMarkers, AllowDashes = true };
        var outcome = reader.ReadCalls(calls);
        if (outcome != ReadOutcome.Complete || session.HasTooMany(calls.Count))
            return outcome == ReadOutcome.Truncated ? Block.Truncated : reader.Position > at ? Block.Malformed : Block.NotThis;
        return Finish(session, reader.Position, fence >= 0, calls);
    }

    /// <summary>Reads calls without the markers, which servers and models leave out; without the hint the syntaxes without markers read them.</summary>
    internal override Block ReadBare(ParseSession session)
    {
        if (session.Hinted != this)
            return Block.NotThis;
        return IsJson(session.Text, 0, session.End) ? BareJson.ReadWhole(session) : BarePython.ReadWhole(session, hinted: true);
    }

    /// <summary>Whether JSON stands at a position; an empty list is taken for it.</summary>
    private static bool IsJson(string text, int at, int end)
    {
        var isList = at < end && text[at] == '[';
        if (isList)
            at = text.SkipSpace(at + 1, end);
        return at < end && (text[at] == '{' || (isList && text[at] == ']'));
    }

    private Block Finish(ParseSession session, int at, bool fenced, List<ToolCall> calls)
    {
        at = session.Text.SkipSpace(at, session.End);
        if (fenced)
            at = session.Text.SkipSpace(session.Text.SkipFence(at, session.End), session.End);
        if (session.Text.TokenAt(at, session.End, _close) is { } found)
            return Block.Read(at + found.Length, calls);
        if (!session.Log.Mend(Mending.MissingEndMarker))
            return Block.Malformed;
        if (session.Text.IsCutToken(at, session.End, _close))
            at = session.End;
        return Block.Read(at, calls);
    }
}
