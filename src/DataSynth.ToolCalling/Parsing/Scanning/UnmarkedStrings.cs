using System.Buffers;

namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>
/// Knows the strings within JSON and Python that no marker announces, so that a marker inside an argument is not taken for one. It
/// follows brackets and quotes only, and gives a structure up as soon as something stands in it that neither language has: what it
/// follows need not be well-formed, since the strings of a broken call are as little markers as those of a good one.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="start">Where to begin.</param>
/// <param name="end">Where the text ends.</param>
internal sealed class UnmarkedStrings(string text, int start, int end)
{
    private static readonly SearchValues<char> Openings = SearchValues.Create("{[(");
    private static readonly SearchValues<char> QuotesAndEscapes = SearchValues.Create("\"'\\");

    private int _at = start;
    private int _depth;
    private int _wordEnd = -1;
    private bool _wantsValue;
    private bool _isSuspect;
    private bool _hasStrayQuote;

    /// <summary>Whether a structure was given up, or cut out of, after a string of it was suspected: what it hid may have been none of it.</summary>
    public bool IsBrokenOff { get; private set; }

    /// <summary>Says of the string around the last position asked for that it may have been cut before that position. It was, for all that can be
    /// known, where a quote stands in it that might have ended it.</summary>
    public void Suspect()
    {
        _isSuspect = true;
        IsBrokenOff |= _hasStrayQuote;
    }

    /// <summary>Forgets what was open: the text before a position is sorted.</summary>
    /// <param name="at">The position.</param>
    public void Restart(int at)
    {
        GiveUp();
        _at = at;
    }

    /// <summary>The end of the string around a position, or -1 where it stands in none. Positions must rise; time is linear over all.</summary>
    /// <param name="position">The position.</param>
    public int EndAround(int position)
    {
        while (_at < position)
        {
            if (_depth == 0)
                Enter(position);
            else if (text[_at] is '"' or '\'')
                ReadQuote();
            else
                Step();
        }

        return _at > position ? _at : -1;
    }

    private void Enter(int limit)
    {
        var next = text.AsSpan(_at, limit - _at).IndexOfAny(Openings);
        _at = next < 0 ? limit : _at + next + 1;
        var opens = next >= 0 && (text[_at - 1] != '(' || (_at > 1 && TextSpans.IsNamePart(text[_at - 2])));
        (_depth, _wantsValue) = (opens ? 1 : 0, true);
    }

    private void Step()
    {
        var c = text[_at];
        if (char.IsWhiteSpace(c))
        {
            _at++;
        }
        else if (TextSpans.IsNamePart(c))
        {
            ReadWord();
        }
        else if (c is '#' || text.Has(_at, end, "//"))
        {
            var line = text.AsSpan(_at, end - _at).IndexOf('\n');
            _at = line < 0 ? end : _at + line;
        }
        else
        {
            ReadSign(c);
        }
    }

    private void ReadSign(char c)
    {
        switch (c)
        {
            case '{' or '[' or '(' when _wantsValue || c == '(':
                _depth++;
                _wantsValue = true;
                break;
            case '}' or ']' or ')':
                _depth--;
                _wantsValue = false;
                _isSuspect &= _depth > 0;
                break;
            case ',' or ':' or '=' or ';' or '+' or '-' or '*' or '/' or '%' or '.':
                _wantsValue = true;
                break;
            default:
                GiveUp();
                return;
        }

        _at++;
    }

    private void ReadWord()
    {
        if (!_wantsValue)
        {
            GiveUp();
            return;
        }

        while (_at < end && TextSpans.IsNamePart(text[_at]))
            _at++;
        _wordEnd = _at;
        _wantsValue = false;
    }

    /// <summary>Reads a string where one can stand: for a value, behind a prefix (<c>r"…"</c>), or right behind another string.</summary>
    private void ReadQuote()
    {
        if (!_wantsValue && _wordEnd != _at)
        {
            GiveUp();
            _at++;
            return;
        }

        _at = EndOfString();
        _wordEnd = _at;
        _wantsValue = false;
    }

    private void GiveUp()
    {
        IsBrokenOff |= _isSuspect;
        _isSuspect = false;
        _depth = 0;
    }

    /// <summary>
    /// The position after the string that begins here; a quote that nothing of the structure follows belongs to the text, since models
    /// forget to escape. A string that is never closed reaches to the end.
    /// </summary>
    private int EndOfString()
    {
        var quote = text[_at];
        var triple = new string(quote, 3);
        var isTriple = text.Has(_at, end, triple);
        var at = _at + (isTriple ? 3 : 1);
        _hasStrayQuote = false;
        while (at < end)
        {
            var next = text.AsSpan(at, end - at).IndexOfAny(QuotesAndEscapes);
            if (next < 0)
                return end;
            at += next;
            if (text[at] == '\\')
                at += 2;
            else if (text[at] != quote || (isTriple && !text.Has(at, end, triple)))
                at++;
            else if (isTriple)
                return at + 3;
            else if (MayFollow(at + 1))
                return at + 1;
            else
                (at, _hasStrayQuote) = (at + 1, true);
        }

        return end;
    }

    private bool MayFollow(int at)
    {
        at = text.SkipSpace(at, end);
        return at >= end || text[at] is ',' or ':' or '}' or ']' or ')' or ';' or '+' or '#' || text.Has(at, end, "//");
    }
}
