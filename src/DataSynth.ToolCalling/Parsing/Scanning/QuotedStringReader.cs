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

    private ReadOutcome ReadBody(int at, string quote, bool python, bool raw, out string value)
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
            case 'n': builder.Append('\n'); return true;
            case 't': builder.Append('\t'); return true;
            case 'r': builder.Append('\r'); return true;
            case 'b': builder.Append('\b'); return true;
            case 'f': builder.Append('\f'); return true;
            case '/' when !python: builder.Append('/'); return true;
            case '\'' when python: builder.Append('\''); return true;
            case '\'': builder.Append('\''); return log.Mend(Mending.InvalidEscape);
            case 'u' when TryHex(4, out var unit): builder.Append((char)unit); return true;
            case 'U' when python && TryHex(8, out var point) && Rune.IsValid(point): builder.Append(new Rune(point)); return true;
            case 'x' when python && TryHex(2, out var octet): builder.Append((char)octet); return true;
            case 'a' when python: builder.Append('\a'); return true;
            case 'v' when python: builder.Append('\v'); return true;
            case '\n' when python: return true;
            case >= '0' and <= '7' when python: builder.Append(Octal(c)); return true;
            default:
                builder.Append('\\').Append(c);
                return python || log.Mend(Mending.InvalidEscape);
        }
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
