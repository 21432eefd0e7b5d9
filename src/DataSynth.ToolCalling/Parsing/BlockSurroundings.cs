using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Syntaxes;
using DataSynth.ToolCalling.Parsing.Values;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Tells a marked block that is meant from talk about markers, by what stands around it.</summary>
/// <param name="session">The text and what is known about it.</param>
/// <param name="table">The markers.</param>
internal sealed class BlockSurroundings(ParseSession session, MarkerTable table)
{
    /// <summary>How far behind an opening marker its end is looked for where no call follows it.</summary>
    private const int LongestBlock = 4096;

    private readonly string _text = session.Text;
    private readonly int _end = session.End;
    private readonly SentenceContext _sentences = new(session.Text, session.End);
    private readonly LineContext _lines = new(session.Text, session.End);

    /// <summary>Whether a block that was read speaks of the syntax and does not use it: it is inline code within a sentence,
    /// a comment, or struck out, or it gives but bare names
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
            || (IsOnlyNamed(block) && (_sentences.GoesOn(block.End) || !_sentences.BeginsSentence(from, since)));
    }

    /// <summary>
    /// What a marker and its end say that stand on lines of their own with words between them: the calls among these words, as a repair, or that
    /// a call was meant and none can be read.
    /// </summary>
    /// <param name="at">Where the marker stands.</param>
    /// <param name="marker">The marker.</param>
    /// <param name="ends">What ends a block of it.</param>
    /// <returns>Not this where the markers are only named in a sentence, or another marker stands between them.</returns>
    public Block OfWords(int at, string marker, IReadOnlyList<string> ends)
    {
        var inner = at + marker.Length;
        var limit = Math.Min(inner + LongestBlock, _end);
        var next = table.Next(_text, inner, limit);
        foreach (var end in ends)
        {
            var stop = next < 0 ? limit : Math.Min(next + end.Length, limit);
            if (_text.AsSpan(inner, stop - inner).IndexOf(end) is not (> 0 and var length))
                continue;
            var (words, after) = (_text.Substring(inner, length).Trim(), inner + length + end.Length);
            if (words.Length > 0 && _lines.IsAlone(at, after))
                return AmongWords(words, after);
        }

        return Block.NotThis;
    }

    private Block AmongWords(string words, int end)
    {
        var part = session.On(words);
        var found = new CallsInProse(part).Find(out _);
        if (found.Outcome != BlockOutcome.Read)
            return Block.Malformed;
        session.Log.Take(part.Log);
        return Block.Read(end, found.Calls) with { Content = found.Content };
    }

    /// <summary>Whether a string of a block may have been cut and then have swallowed what came next: it runs over line breaks, a marker of something
    /// else begins a line in the block, and the block's end is missing.</summary>
    /// <param name="from">Where the block's content begins.</param>
    /// <param name="to">Where the block ends.</param>
    /// <param name="syntax">Its syntax.</param>
    /// <param name="mark">The mark of the repair log before the block.</param>
    public bool MaySwallow(int from, int to, ToolCallSyntax syntax, int mark)
        => session.Log.HasSince(mark, Mending.ControlCharacter) && session.Log.HasSince(mark, Mending.MissingEndMarker)
            && table.BeginsLine(_text, from, to, syntax);

    private bool IsOnlyNamed(Block block) => block.MayBeTalk && block.Calls.Count > 0 && block.Calls.All(call =>
        call.Arguments.Members.Count == 0 && !session.Tools.Has(call.Name) && !NoCall.IsSaidBy(call.Name, session.Tools));
}
