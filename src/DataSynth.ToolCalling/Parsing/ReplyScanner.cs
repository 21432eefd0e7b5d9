using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>
/// Walks over a text from marker to marker and sorts it into reasoning, calls and content. Reasoning is cut wherever it stands; a
/// closing tag that was never opened makes everything before it reasoning, drafted calls included, unless it stands inside a call.
/// A marker inside a string of JSON or Python is none, and what stands in the result of a tool is no call.
/// </summary>
/// <param name="session">The text and what is known about it.</param>
/// <param name="table">The markers to look for.</param>
/// <param name="unmarked">Reads what stands between the markers.</param>
/// <param name="lost">Reads calls whose start marker is missing.</param>
/// <param name="start">Where the reply begins.</param>
internal sealed class ReplyScanner(ParseSession session, MarkerTable table, UnmarkedReader unmarked, LostStartMarkers lost, int start)
{
    /// <summary>How many broken calls in inline code are passed over; each may cost a look at all of the rest.</summary>
    private const int MostForgiven = 8;

    private readonly string _text = session.Text;
    private readonly int _end = session.End;
    private readonly KeptText _kept = new(session.Text, start);
    private readonly UnmarkedStrings _strings = new(session.Text, start, session.End);
    private readonly LineContext _lines = new(session.Text, session.End);
    private readonly BlockSurroundings _surroundings = new(session, table);
    private readonly ToolResultEnds _results = new(session.Text, session.End, table);
    private readonly InventedTurns _turns = new(session.Text, session.End, unmarked);
    private readonly HashSet<string> _neverClosed = [];
    private int _at = start;
    private int _copied = start;
    private int _segment = start;
    private int _segmentMark;
    private bool _skippedDraft;
    private int _forgiven;
    private int _blockMark;
    private int _hit = -2;
    private bool _endsInString;
    private bool _awaitsObservation;

    /// <summary>What the text was sorted into.</summary>
    public SortedReply Sorted { get; } = new();

    /// <summary>The text without reasoning, calls that were read included: what is left for the user where none of them counts.</summary>
    public string Whole => _kept.UpTo(_end);

    /// <summary>Whether nobody can say what is a call: reasoning seems to end within a string, which is never closed or has the tag on a line of its
    /// own, a result of a tool seems to end in one, or a marker begins a line in a string of a structure that breaks off.</summary>
    public bool IsDoubtful => _endsInString || _results.IsDoubtful || _strings.IsBrokenOff;

    /// <summary>Whether anything was cut out of the text.</summary>
    public bool HasCut => Sorted.Outcome != BlockOutcome.NotThis || Sorted.Reasoning is not null;

    /// <summary>Walks over the text.</summary>
    public void Scan()
    {
        while (NextHit() is var hit and >= 0)
        {
            if (Sorted.Calls.Count > 0 && EndsBefore(hit))
                return;
            if (TakeUnopened(hit))
                continue;
            if (EndsBefore(hit))
                return;
            if (_strings.EndAround(hit) is var after and >= 0)
            {
                _endsInString |= after >= _end ? ReasoningTags.HasClosing(_text.AsSpan(hit, _end - hit)) : ReasoningTags.HasLine(_text, hit, after, _end);
                if (table.BeginsLine(_text, hit, after))
                    _strings.Suspect();
                _at = after;
            }
            else if (!Step(hit))
            {
                Sorted.DropTail();
                return;
            }
        }

        do
        {
            if (Sorted.Calls.Count > 0 && EndsBefore(_end))
                return;
        }
        while (TakeUnopened(_end));
        if (EndsBefore(_end) || EndsInMarker())
            return;
        Copy(_end);
        Sorted.DropTail();
    }

    /// <summary>Whether the text ends in the beginning of another block right behind one, which is then cut; where the end of the last one is
    /// missing, it stands for that.</summary>
    private bool EndsInMarker()
    {
        var at = _text.SkipSpace(_copied, _end);
        if (Sorted.Calls.Count == 0 || table.CutAt(_text, at, _end) is not { } syntax)
            return false;
        if (!session.Log.HasSince(_blockMark, Mending.MissingEndMarker))
            Take(Block.Truncated, at, syntax);
        return true;
    }

    /// <summary>The next marker, which is looked for once.</summary>
    private int NextHit()
    {
        if (_hit < _at && _hit != -1)
            _hit = table.Next(_text, _at, _end);
        return _hit;
    }

    /// <summary>Takes the calls before the next end marker that no start marker goes with, if there are any.</summary>
    /// <param name="limit">Where to stop looking.</param>
    /// <returns>Whether there was such a marker.</returns>
    private bool TakeUnopened(int limit)
    {
        var end = lost.NextEnd(_at, limit, _strings);
        if (end < 0)
            return false;
        var mark = session.Log.Mark;
        if (lost.ReadBefore(_copied, end, out var syntax) is { } block && !_surroundings.IsTalk(end, block, _copied))
        {
            _blockMark = mark;
            Take(block, end, syntax!);
        }
        else
        {
            session.Log.Rollback(mark);
        }

        return true;
    }

    /// <summary>Whether the reply ends before a position since a turn of the user begins behind calls; what follows is invented.</summary>
    private bool EndsBefore(int limit)
    {
        var turn = _turns.Next(_at, _copied, limit, isBehindCalls: Sorted.Calls.Count > 0);
        if (turn < 0)
            return false;
        Copy(turn);
        Sorted.DropTail();
        return true;
    }

    /// <summary>Deals with one marker.</summary>
    /// <returns>Whether to go on.</returns>
    private bool Step(int hit)
    {
        if (_text.TokenAt(hit, _end, ReasoningTags.Closings) is { } closing)
        {
            CloseReasoning(hit, hit + closing.Length);
            return true;
        }

        foreach (var (open, close) in ReasoningTags.Pairs)
        {
            if (_text.Has(hit, _end, open))
                return CutReasoning(hit, hit + open.Length, close);
        }

        if (_text.TokenAt(hit, _end, EndTokens.TurnEnds) is not null)
        {
            Copy(hit);
            return false;
        }

        if (ToolResults.At(_text, hit, _end) is { } result)
            return PassResult(hit, result);

        foreach (var (marker, syntax) in table.At(_text, hit, _end))
        {
            if (syntax is null)
                continue;
            var mark = session.Log.Mark;
            var limits = session.Limits.Count;
            session.StretchStart = _copied;
            var block = syntax.ReadBlock(session, hit, marker);
            if (block.Outcome == BlockOutcome.Read && (session.Limits.Count > limits || _surroundings.MaySwallow(hit + marker.Length, block.End, syntax, mark)))
                block = Block.Malformed;
            if (block.Outcome == BlockOutcome.Read && _surroundings.IsTalk(hit, block, _copied))
            {
                // Nothing of it is a call, so the rest of the text is looked at as if there were no marker.
                session.Log.Rollback(mark);
                PassOver(block.End);
                return true;
            }

            if (block.Outcome is BlockOutcome.Malformed or BlockOutcome.Truncated && _lines.InlineCodeEnd(hit, _copied) is var code and >= 0
                && !_lines.IsAlone(hit, code) && _forgiven++ < MostForgiven)
            {
                session.Log.Rollback(mark);
                PassOver(code);
                return true;
            }

            if (block.Outcome == BlockOutcome.Truncated && StandsForEnd(hit, marker))
                return true;
            if (block.Outcome != BlockOutcome.NotThis)
            {
                _blockMark = mark;
                return Take(block, hit, syntax);
            }

            session.Log.Rollback(mark);
        }

        return PassMarker(hit);
    }

    /// <summary>Passes over a marker at which no syntax finds a call of its own, unless it and its end have lines of their own.</summary>
    private bool PassMarker(int hit)
    {
        foreach (var (marker, syntax) in table.At(_text, hit, _end))
        {
            if (syntax is { BlockEnds.Count: > 0 } && _surroundings.OfWords(hit, marker, syntax.BlockEnds) is { Outcome: not BlockOutcome.NotThis } block)
                return Take(block, hit, syntax);
        }

        _at = hit + 1;
        return true;
    }

    /// <summary>
    /// Passes over the result of a tool, in which nothing is a call. Behind calls it is invented, and the reply ends before it; but an
    /// observation is also a word, and ends it only where the calls say that one follows.
    /// </summary>
    private bool PassResult(int hit, (string Open, string Close) marker)
    {
        var isObservation = marker.Close.Length == 0;
        var from = isObservation ? Math.Max(_copied, PromptLabels.LineStart(_text, hit)) : hit;
        if (FollowsUnmarkedCall(from) || (isObservation ? _awaitsObservation : Sorted.Calls.Count > 0))
        {
            Copy(from);
            return false;
        }

        var inner = hit + marker.Open.Length;
        if (_lines.InlineCodeEnd(hit, _copied) >= 0)
        {
            _at = inner;
            return true;
        }

        var end = isObservation ? _results.Observed(inner) : _results.Closed(inner, marker);
        if (end < 0 && ToolResults.IsNamed(_text, hit, inner, _end))
        {
            _at = inner;
            return true;
        }

        Copy(from);
        end = end < 0 ? _end : end;
        Sorted.AddContent(_text[from..end], isResult: true);
        Resume(end);
        return true;
    }

    /// <summary>Whether a marker follows an unmarked call.</summary>
    private bool FollowsUnmarkedCall(int hit)
        => _text.TrimBack(_copied, hit) is var to && to > _copied && _text[to - 1] is '}' or ']' or ')' or '`' && unmarked.FindsCall(_copied, to);

    /// <summary>Whether an opening marker at the very end stands where the closing one of the last block is missing.</summary>
    private bool StandsForEnd(int hit, string marker)
    {
        if (Sorted.Calls.Count == 0 || _text.SkipSpace(hit + marker.Length, _end) < _end || _text.TrimBack(_copied, hit) > _copied
            || !session.Log.HasSince(_blockMark, Mending.MissingEndMarker))
            return false;
        _copied = _at = _end;
        return true;
    }

    private bool Take(Block block, int hit, ToolCallSyntax syntax)
    {
        block = NoCall.Without(block, session.Tools);
        if (block.Outcome == BlockOutcome.Read && session.HasTooMany(Sorted.Calls.Count + block.Calls.Count))
            block = Block.Malformed;
        if (block.Outcome != BlockOutcome.Read)
            return SkipDraft(hit, _end) || Fail(block.Outcome, hit, syntax);

        if (Sorted.IsBlank && lost.ReadBefore(_copied, block, hit, syntax) is { } first)
        {
            Sorted.Take(first, syntax.Name);
            _copied = first.End;
        }

        var to = Math.Max(block.End, hit + 1);
        Copy(Math.Max(_copied, block.Start ?? hit));
        Resume(to);
        Sorted.Take(block, syntax.Name);
        _awaitsObservation = block.AwaitsObservation;
        return !block.EndsReply || ClosesNext(to) || SkipDraft(to, EndTokens.NextTurn(_text, to, _end));
    }

    /// <summary>Takes what was read for a draft where the next marker closes reasoning; behind any other one a closing tag within a line may belong
    /// to what a call is given.</summary>
    private bool ClosesNext(int at)
    {
        var hit = table.Next(_text, at, _end);
        if (hit < 0 || _text.TokenAt(hit, _end, ReasoningTags.Closings) is not { } closing)
            return false;
        if (_strings.EndAround(hit) is var after and >= 0 && after < _end && !ReasoningTags.HasLine(_text, hit, after, _end))
            return false;
        CloseReasoning(hit, hit + closing.Length);
        return true;
    }

    /// <summary>
    /// Takes a broken call, or one that ends the reply, for a draft where reasoning ends after it, unless it began there too.
    /// Done once, and to the last end there is, so that time stays linear.
    /// </summary>
    private bool SkipDraft(int from, int to)
    {
        if (_skippedDraft)
            return false;
        _skippedDraft = true;
        var (at, after) = ReasoningTags.LastUnopened(_text, from, to, onLine: true);
        if (at < 0)
            return false;
        CloseReasoning(at, after);
        return true;
    }

    private bool Fail(BlockOutcome outcome, int hit, ToolCallSyntax syntax)
    {
        Copy(hit);
        Sorted.Fail(outcome, syntax.Name);
        return false;
    }

    private void CloseReasoning(int at, int after)
    {
        session.Log.Rollback(_segmentMark);
        Sorted.TurnToReasoning(ReasoningTags.WithoutHeading(_text[_segment..at]));
        _kept.CutAllBefore(after);
        BeginSegment(after);
    }

    private bool CutReasoning(int at, int inner, string close)
    {
        var end = _neverClosed.Contains(close) ? -1 : _text.IndexOf(close, inner, _end - inner, StringComparison.Ordinal);
        if (end >= 0)
        {
            Copy(at);
            Sorted.AddReasoning(_text[inner..end]);
            _kept.Cut(at, end + close.Length);
            var first = Sorted.IsBlank;
            Resume(end + close.Length);
            if (first)
                BeginSegment(_at);
            return true;
        }

        // Never closed: at the start of a line all of the rest is reasoning, but for syntaxes whose calls end it. Elsewhere it is a word.
        _neverClosed.Add(close);
        if (_text.AsSpan(_copied, at - _copied).TrimEnd(" \t") is not ([] or [.., '\n']))
        {
            _at = inner;
            return true;
        }

        Copy(at);
        var rest = table.EndOfReasoning(_text, inner, _end);
        Sorted.AddReasoning(_text[inner..rest]);
        _kept.Cut(at, rest);
        Resume(rest);
        return true;
    }

    private void BeginSegment(int at)
    {
        Resume(at);
        _segment = at;
        _segmentMark = session.Log.Mark;
    }

    /// <summary>Goes on at a position; what stands before it is sorted.</summary>
    private void Resume(int at)
    {
        _copied = _at = at;
        _strings.Restart(at);
    }

    /// <summary>Goes on at a position; what stands before it is talk, and its brackets and quotes open nothing.</summary>
    private void PassOver(int to)
    {
        _at = to;
        _strings.Restart(to);
    }

    private void Copy(int to)
    {
        if (to > _copied)
            Sorted.AddContent(_text[_copied..to]);
        _copied = to;
    }
}
