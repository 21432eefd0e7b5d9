using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Tells a marked block that is meant from talk about markers, by what stands around it.</summary>
/// <param name="session">The text and what is known about it.</param>
/// <param name="table">The markers.</param>
internal sealed class BlockSurroundings(ParseSession session, MarkerTable table)
{
    /// <summary>How far behind an opening marker its end is looked for where no call stands behind it.</summary>
    private const int LongestBlock = 4096;

    /// <summary>How far behind a block the next marker is looked for; longer than any marker.</summary>
    private const int LongestMarker = 64;

    private readonly string _text = session.Text;
    private readonly int _end = session.End;
    private readonly SentenceContext _sentences = new(session.Text, session.End);
    private readonly LineContext _lines = new(session.Text, session.End);

    /// <summary>Whether a block that was read speaks of the syntax and does not use it: it is inline code within a sentence,
    /// a comment, or struck out, or it gives but names
    /// of tools that were not offered and words of a sentence stand around it.</summary>
    /// <param name="from">Where the block begins.</param>
    /// <param name="block">The block.</param>
    /// <param name="since">Where the text begins that was not sorted yet.</param>
    public bool IsTalk(int from, Block block, int since)
    {
        from = block.Start ?? from;
        since = Math.Min(since, from);
        return (_lines.IsInlineCode(from, block.End, since) && !_lines.IsAlone(from, block.End))
            || _sentences.IsStruckOut(from, block.End, since)
            || (IsOnlyNamed(block) && !StandsBetweenSentences(from, block.End, since));
    }

    /// <summary>Whether a marker and what closes it stand on lines of their own with words between them, none of which begins a call.</summary>
    /// <param name="at">Where the marker stands.</param>
    /// <param name="marker">The marker.</param>
    /// <param name="closings">What closes a block of it.</param>
    public bool HoldsNoCall(int at, string marker, IReadOnlyList<string> closings)
    {
        var inner = at + marker.Length;
        var window = _text.AsSpan(inner, Math.Min(LongestBlock, _end - inner));
        foreach (var closing in closings)
        {
            if (window.IndexOf(closing) is not (> 0 and var length) || window[..length].IsWhiteSpace())
                continue;
            if (_lines.IsAlone(at, inner + length + closing.Length))
                return table.Next(_text, inner, inner + length) < 0;
        }

        return false;
    }

    private bool IsOnlyNamed(Block block) => !block.IsSpelledOut && block.Calls.Count > 0 && block.Calls.All(call =>
        call.Arguments.Members.Count == 0 && !session.Tools.Has(call.Name) && !NoCall.IsSaidBy(call.Name, session.Tools));

    /// <summary>Whether no sentence goes on over a stretch: before it is the start of a line, the end of a sentence or another block, and
    /// behind it the end of a line or the next block.</summary>
    private bool StandsBetweenSentences(int from, int to, int since)
    {
        var next = _text.SkipSpace(to, _end);
        return _sentences.BeginsSentence(from, since)
            && (_lines.EndsLine(to) || table.Next(_text, next, Math.Min(_end, next + LongestMarker)) == next);
    }
}
