using System.Buffers;
using System.Globalization;
using System.Text;

namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>Reads quoted strings of JSON and Python.</summary>
/// <param name="text">The text.</param>
/// <param name="end">Where the text ends for this reader.</param>
/// <param name="log">Where repairs are asked for.</param>
/// <param name="allowLineBreaks">Whether a raw line break may be mended.</param>
internal sealed class QuotedStringReader(string text, int end, RepairLog log, bool allowLineBreaks)
{
    private static readonly SearchValues<char> InDoubleQuotes = Stops('"');
    private static readonly SearchValues<char> InSingleQuotes = Stops('\'');
    private bool _isLiteral;
    private bool _escapesLetter;
    private bool _keptLetter;
    private bool _keptSign;
    private bool _hasSurrogate;

    /// <summary>Where reading stopped.</summary>
    public int Position { get; private set; }

    /// <summary>Reads a JSON string; single quotes are a repair.</summary>
    /// <param name="at">The position of the opening quote.</param>
    /// <param name="value">The unescaped text.</param>
    public ReadOutcome ReadJson(int at, out string value)
    {
        Position = at;
        value = "";
        var quote = text[at];
        if (quote == '\'' && !log.Mend(Mending.SingleQuotes))
            return ReadOutcome.Invalid;
        return ReadBody(at + 1, quote.ToString(), python: false, raw: false, out value);
    }

    /// <summary>Reads one Python string literal without its prefix: single, double or triple quotes.</summary>
    /// <param name="at">The position of the opening quote.</param>
    /// <param name="raw">Whether the prefix holds an <c>r</c>, so that backslashes are text.</param>
    /// <param name="value">The unescaped text.</param>
    public ReadOutcome ReadPython(int at, bool raw, out string value)
    {
        var quote = text[at].ToString();
        var triple = new string(text[at], 3);
        if (text.Has(at, end, triple))
            quote = triple;
        return ReadBody(at + quote.Length, quote, python: true, raw, out value);
    }

    private static SearchValues<char> Stops(char quote)
        => SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), quote, '\\']);

    /// <summary>Reads the body; where an escape in it is none, once more with its backslashes as text.</summary>
    private ReadOutcome ReadBody(int at, string quote, bool python, bool raw, out string value)
    {
        (_isLiteral, _escapesLetter, _keptLetter, _keptSign, _hasSurrogate) = (false, false, false, false, false);
        var mark = log.Mark;
        var outcome = ReadOnce(at, quote, python, raw, out value);
        if (_isLiteral && outcome == ReadOutcome.Invalid)
        {
            log.Rollback(mark);
            outcome = log.Mend(Mending.RawBackslashes) ? ReadOnce(at, quote, python, raw, out value) : outcome;
        }

        if (outcome != ReadOutcome.Complete)
            return outcome;

        // Markdown escapes signs beside true line breaks, and patterns are full of both: nobody can say which it is.
        if (_keptSign && _escapesLetter && !_isLiteral)
            return ReadOutcome.Invalid;
        return !_hasSurrogate || WithoutLoneSurrogates(ref value) ? outcome : ReadOutcome.Invalid;
    }

    private ReadOutcome ReadOnce(int at, string quote, bool python, bool raw, out string value)
    {
        var stops = quote[0] == '"' ? InDoubleQuotes : InSingleQuotes;
        StringBuilder? builder = null;
        var from = at;
        value = "";
        while (true)
        {
            var plain = text.AsSpan(from, end - from).IndexOfAny(stops);
            if (plain < 0)
            {
                Position = end;
                return ReadOutcome.Truncated;
            }

            Position = from + plain;
            if (text[Position] == quote[0])
            {
                if (!text.Has(Position, end, quote))
                {
                    // A lone quote inside triple quotes; one or two at the very end are a cut closing quote.
                    (builder ??= new StringBuilder()).Append(text, from, plain + 1);
                    from = Position + 1;
                    continue;
                }

                value = builder is null ? text.Substring(from, plain) : builder.Append(text, from, plain).ToString();
                Position += quote.Length;
                return ReadOutcome.Complete;
            }

            (builder ??= new StringBuilder()).Append(text, from, plain);
            if (text[Position] != '\\')
            {
                if (!AcceptControl(python, quote.Length == 3))
                    return ReadOutcome.Invalid;
                builder.Append(text[Position++]);
            }
            else if (Position + 1 >= end)
            {
                Position = end;
                return ReadOutcome.Truncated;
            }
            else if (raw)
            {
                builder.Append(text, Position, 2);
                Position += 2;
            }
            else if (!Unescape(builder, python))
            {
                return ReadOutcome.Invalid;
            }

            from = Position;
        }
    }

    private bool AcceptControl(bool python, bool triple)
    {
        var lineBreak = text[Position] is '\n' or '\r';
        if (python && (triple || !lineBreak))
            return true;
        return (!lineBreak || allowLineBreaks) && log.Mend(Mending.ControlCharacter);
    }

    private bool Unescape(StringBuilder builder, bool python)
    {
        var c = text[Position + 1];
        Position += 2;
        switch (c)
        {
            case '"' or '\\': builder.Append(c); return true;
            case 'n' when !_isLiteral: return Letter(builder, '\n');
            case 't' when !_isLiteral: return Letter(builder, '\t');
            case 'r' when !_isLiteral: return Letter(builder, '\r');
            case 'b' when !_isLiteral: return Letter(builder, '\b');
            case 'f' when !_isLiteral: return Letter(builder, '\f');
            case '/' when !python: builder.Append('/'); return true;
            case '\'' when python: builder.Append('\''); return true;
            case '\'': builder.Append('\''); return log.Mend(Mending.InvalidEscape);
            case 'u' when TryHex(4, out var unit): return Unit(builder, (char)unit);
            case 'U' when python && !_isLiteral && TryHex(8, out var point) && Rune.IsValid(point): builder.Append(new Rune(point)); return true;
            case 'x' when python && !_isLiteral && TryHex(2, out var octet): builder.Append((char)octet); return true;
            case 'a' when python && !_isLiteral: builder.Append('\a'); return true;
            case 'v' when python && !_isLiteral: builder.Append('\v'); return true;
            case '\n' when python && !_isLiteral: return true;
            case >= '0' and <= '7' when python && !_isLiteral: builder.Append(Octal(c)); return true;
            default:
                builder.Append('\\').Append(c);
                return _isLiteral || (python ? c is not ('u' or 'U' or 'x' or 'N') || BeginsLiteral() : KeepsInvalid(c));
        }
    }

    private bool Letter(StringBuilder builder, char c)
    {
        _escapesLetter = true;
        builder.Append(c);
        return !_keptLetter || BeginsLiteral();
    }

    private bool Unit(StringBuilder builder, char unit)
    {
        _hasSurrogate |= char.IsSurrogate(unit);
        builder.Append(unit);
        return true;
    }

    /// <summary>Keeps a backslash that escapes nothing. Before a letter it shows that the string has raw backslashes, all of them.</summary>
    private bool KeepsInvalid(char c)
    {
        _keptLetter |= char.IsLetterOrDigit(c);
        _keptSign |= !char.IsLetterOrDigit(c);
        if (_keptLetter && _escapesLetter)
            return BeginsLiteral();
        return log.Mend(Mending.InvalidEscape);
    }

    private bool BeginsLiteral()
    {
        _isLiteral = true;
        return false;
    }

    /// <summary>Puts U+FFFD, as Unicode asks for (chapter 3.9), where half a surrogate pair stands, which no UTF-8 file can hold.</summary>
    private bool WithoutLoneSurrogates(ref string value)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value));
        if (whole == value)
            return true;
        value = whole;
        return log.Mend(Mending.LoneSurrogate);
    }

    private bool TryHex(int digits, out int value)
    {
        value = 0;
        if (Position + digits > end
            || !int.TryParse(text.AsSpan(Position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value))
            return false;
        Position += digits;
        return true;
    }

    private char Octal(char first)
    {
        var value = first - '0';
        for (var i = 0; i < 2 && Position < end && text[Position] is >= '0' and <= '7'; i++)
            value = (value * 8) + (text[Position++] - '0');
        return (char)value;
    }
}
