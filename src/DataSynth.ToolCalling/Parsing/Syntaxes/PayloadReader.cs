using System.Buffers;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>Reads the calls between two markers: JSON objects, arrays of them, or several one after the other.</summary>
/// <param name="session">The text and what is known about it.</param>
/// <param name="openMarkers">Markers that begin a block; one that stands inside a block again is skipped.</param>
/// <param name="endMarkers">Markers that end a block; empty where the syntax has none.</param>
/// <param name="trust">How plainly the surroundings say that a value is a call.</param>
internal sealed class PayloadReader(
    ParseSession session, IReadOnlyList<string> openMarkers, IReadOnlyList<string> endMarkers, CallTrust trust)
{
    private static readonly SearchValues<char> Structure = SearchValues.Create("{}[]<>`");

    private readonly string _text = session.Text;
    private readonly int _end = session.End;
    private readonly List<ToolCall> _calls = [];
    private int _at;
    private bool _fenced;
    private bool _nested;
    private bool _saysNone;
    private bool _skippedBrace;
    private JsonValue? _last;

    /// <summary>Markers before which a brace may be missing: those that end the block, and the fence inside it.</summary>
    private readonly IReadOnlyList<string> _braceMarkers = [.. endMarkers, .. CodeFences.Marks];

    /// <summary>Whether the end marker must be there: false where servers and stop words swallow it as a matter of course.</summary>
    public bool NotesMissingEnd { get; init; } = true;

    /// <summary>Whether a code fence belongs to the syntax, so that it is no repair; default false.</summary>
    public bool FenceIsPlain { get; init; }

    /// <summary>Whether strings may run over line breaks as a repair; default true.</summary>
    public bool AllowLineBreaks { get; init; } = true;

    /// <summary>Whether nothing at all between the markers is an empty list of calls, rather than a call that is missing; default false.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Whether reading failed within a value, rather than at one that is no call.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Where reading stopped: after the block, or where it failed.</summary>
    public int Position => _at;

    /// <summary>Reads the block.</summary>
    /// <param name="at">The position after the opening marker.</param>
    public Block Read(int at)
    {
        _at = at;
        var began = false;
        while (true)
        {
            SkipSeparators();
            if (_at >= _end)
                return Finish(began, closed: endMarkers.Count == 0);
            if (_text.TokenAt(_at, _end, endMarkers) is { } close)
            {
                _at += close.Length;
                SkipRepeated(close);
                return Finish(began, closed: true);
            }

            var outcome = ReadItem(ref began);
            if (outcome == ReadOutcome.Truncated)
                return Block.Truncated;
            if (outcome == ReadOutcome.Invalid)
                return _calls.Count > 0 || _saysNone ? FinishBeforeOtherText() : began ? Block.Malformed : Block.NotThis;
        }
    }

    private ReadOutcome ReadItem(ref bool began)
    {
        if (_text.TokenAt(_at, _end, openMarkers) is { } again)
        {
            // After a call this is the next block: let the scan find it.
            if (_calls.Count > 0 || _nested)
                return ReadOutcome.Invalid;
            if (!session.Log.Mend(Mending.NestedMarker))
            {
                began = true;
                return ReadOutcome.Invalid;
            }

            _nested = true;
            _at += again.Length;
            return ReadOutcome.Complete;
        }

        if (_text.SkipFenceOpening(_at, _end) is var fence and >= 0)
        {
            // Where the code blocks are all of the text, each may hold calls.
            if (_fenced ? _calls.Count == 0 : _calls.Count > 0 && trust != CallTrust.WholeText)
                return ReadOutcome.Invalid;
            _fenced = !_fenced;
            _at = fence;
            return FenceIsPlain || session.Log.Mend(Mending.CodeFence) ? ReadOutcome.Complete : ReadOutcome.Invalid;
        }

        switch (_text[_at])
        {
            case '{' or '"':
                began = true;
                return NoteEmpty(ReadValue(isItem: false));
            case '[':
                began = true;
                return NoteEmpty(ReadList());
            case '}' or ']' when _calls.Count > 0:
                return SkipExtraBrace();
            default:
                if (!_text.IsCutToken(_at, _end, _fenced ? _braceMarkers : endMarkers))
                    return ReadOutcome.Invalid;
                _at = _end;
                return ReadOutcome.Complete;
        }
    }

    /// <summary>Notes whether what was read says that there is no call.</summary>
    private ReadOutcome NoteEmpty(ReadOutcome outcome)
    {
        _saysNone = outcome == ReadOutcome.Complete && _calls.Count == 0;
        return outcome;
    }

    /// <summary>
    /// Skips one brace or bracket too many after a call. A second one leaves open what was meant, and so does a brace that may belong
    /// behind what follows the arguments.
    /// </summary>
    private ReadOutcome SkipExtraBrace()
    {
        var isMeantEarlier = _text[_at] == '}' && _last is not null && CallShapes.MayCloseEarly(_last, session.Tools);
        if (!_skippedBrace && !isMeantEarlier && session.Log.Mend(Mending.ExtraBrace))
        {
            _skippedBrace = true;
            _at++;
            return ReadOutcome.Complete;
        }

        IsBroken = true;
        _calls.Clear();
        return ReadOutcome.Invalid;
    }

    private ReadOutcome ReadValue(bool isItem)
    {
        var reader = session.JsonAt(_at, _braceMarkers, AllowLineBreaks, isItem);
        var (start, mark, before) = (_at, session.Log.Mark, _calls.Count);
        _skippedBrace = false;
        var outcome = reader.Read(out var value);
        _at = reader.Position;
        if (outcome != ReadOutcome.Complete)
        {
            IsBroken = true;
            _calls.Clear();
            return outcome;
        }

        // Where a name is all that is left of an object, nobody can say that no arguments were to follow.
        if (CallShapes.TryRead(value, trust, session, _calls) && !session.HasTooMany(_calls.Count)
            && !(session.Log.HasSince(mark, Mending.MissingBrace) && session.Log.HasSince(mark, Mending.MissingArguments)))
        {
            _last = value;
            return ReadOutcome.Complete;
        }

        if (!isItem && before > 0 && (endMarkers.Count == 0 || !NotesMissingEnd) && value is JsonObject other && !CallShapes.NamesTool(other))
        {
            // Where nothing ends a block, other text may begin with a brace.
            _at = start;
            session.Log.Rollback(mark);
            return ReadOutcome.Invalid;
        }

        _calls.Clear();
        return ReadOutcome.Invalid;
    }

    /// <summary>Reads an array item by item, so that a missing bracket costs nothing.</summary>
    private ReadOutcome ReadList()
    {
        var inner = _text.SkipSpace(_at + 1, _end);
        if (inner < _end && TextSpans.IsNameStart(_text[inner]))
            return ReadPythonList();

        _at = inner;
        while (_at < _end && _text[_at] != ']')
        {
            var outcome = ReadValue(isItem: true);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            _at = _text.SkipSpace(_at, _end);
            if (_at >= _end || _text.TokenAt(_at, _end, _braceMarkers) is not null)
                return session.Log.Mend(Mending.MissingBrace) ? ReadOutcome.Complete : ReadOutcome.Truncated;
            if (_text[_at] == '}')
            {
                if (SkipExtraBrace() != ReadOutcome.Complete)
                    return ReadOutcome.Invalid;
                _at = _text.SkipSpace(_at, _end);
                if (_at >= _end)
                    return ReadOutcome.Truncated;
            }

            if (_text[_at] is ',' or ';')
            {
                _at = _text.SkipSpace(_at + 1, _end);
                if (_at < _end && _text[_at] == ']' && !session.Log.Mend(Mending.TrailingComma))
                    return ReadOutcome.Invalid;
            }
            else if (_text[_at] != ']')
            {
                _calls.Clear();
                return _text.IsCutToken(_at, _end, endMarkers) ? ReadOutcome.Truncated : ReadOutcome.Invalid;
            }
        }

        if (_at >= _end)
            return ReadOutcome.Truncated;
        _at++;
        return ReadOutcome.Complete;
    }

    private ReadOutcome ReadPythonList()
    {
        var reader = new PythonCallReader(session, _at)
        {
            EndMarkers = _braceMarkers,
            OfferedOnly = trust == CallTrust.Prose,
            AllowBareWords = trust != CallTrust.Prose,
            AllowDashes = trust == CallTrust.Marked,
        };
        (_skippedBrace, _last) = (false, null);
        var outcome = reader.ReadCalls(_calls);
        _at = reader.Position;
        if (outcome != ReadOutcome.Complete || session.HasTooMany(_calls.Count))
        {
            _calls.Clear();
            return outcome == ReadOutcome.Complete ? ReadOutcome.Invalid : outcome;
        }

        return outcome;
    }

    /// <summary>Skips the same end marker once more, which models write where they repeated the start marker, or not even there.</summary>
    private void SkipRepeated(string close)
    {
        var next = _text.SkipSpace(_at, _end);
        if (_calls.Count > 0 && _text.Has(next, _end, close) && session.Log.Mend(Mending.ExtraMarkup))
            _at = next + close.Length;
    }

    private Block Finish(bool began, bool closed)
    {
        if (_fenced && !session.Log.Mend(Mending.MissingEndMarker))
            return Block.Malformed;
        if (_calls.Count == 0 && !_saysNone && (!closed || (endMarkers.Count == 0 && !began)))
            return Block.Truncated;
        if (!closed && NotesMissingEnd && !session.Log.Mend(Mending.MissingEndMarker))
            return Block.Malformed;
        return _calls.Count > 0 || began || MayBeEmpty ? Block.Read(_at, _calls) : Block.Malformed;
    }

    private Block FinishBeforeOtherText()
    {
        if (NotesMissingEnd && EndBehindWords() is var close and >= 0)
            return FinishBehindWords(close);
        _at = _text.TrimBack(0, _at);
        return endMarkers.Count == 0 || !NotesMissingEnd || session.Log.Mend(Mending.MissingEndMarker)
            ? Block.Read(_at, _calls)
            : Block.Malformed;
    }

    /// <summary>Where the end marker stands if there are only words before it, without brackets or tags; -1 where it does not, or not soon.</summary>
    private int EndBehindWords()
    {
        const int longest = 512;
        var length = _text.AsSpan(_at, Math.Min(longest, _end - _at)).IndexOfAny(Structure);
        return length > 0 && _text.TokenAt(_at + length, _end, endMarkers) is not null ? _at + length : -1;
    }

    private Block FinishBehindWords(int close)
    {
        var words = _text[_at..close].Trim();
        _at = close + _text.TokenAt(close, _end, endMarkers)!.Length;
        return session.Log.Mend(Mending.InsideProse) ? Block.Read(_at, _calls) with { Content = words } : Block.Malformed;
    }

    private void SkipSeparators()
    {
        _at = _text.SkipSpace(_at, _end);
        while (_calls.Count > 0 && _at < _end && _text[_at] is ',' or ';')
            _at = _text.SkipSpace(_at + 1, _end);
    }
}
