using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Comparison.Python;

/// <summary>
/// Reads what Python's <c>json.loads</c> reads, which is not JSON: it takes <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> and lone
/// surrogates, and refuses integers of more than 4,300 digits. White space is space, tab, line feed and carriage return.
/// </summary>
internal ref struct PythonJsonReader
{
    /// <summary>CPython's recursion limit is 1,000 frames, of which the caller's take some.</summary>
    private const int MaxDepth = 990;

    private const int MaxIntegerDigits = 4300;

    private readonly ReadOnlySpan<char> _text;
    private int _position;

    private PythonJsonReader(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Reads a whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value; of a key given twice the last value wins.</param>
    /// <returns>False where <c>json.loads</c> raises an exception.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, [NotNullWhen(true)] out JsonValue? value)
    {
        var reader = new PythonJsonReader(text);
        reader.SkipSpace();
        value = reader.ReadValue(0);
        if (value is null)
            return false;

        reader.SkipSpace();
        if (reader._position == text.Length)
            return true;
        value = null;
        return false;
    }

    private readonly char Next => _position < _text.Length ? _text[_position] : '\0';

    private void SkipSpace()
    {
        while (Next is ' ' or '\t' or '\n' or '\r')
            _position++;
    }

    private JsonValue? ReadValue(int depth)
    {
        if (depth > MaxDepth)
            return null;

        switch (Next)
        {
            case '{': return ReadObject(depth);
            case '[': return ReadArray(depth);
            case '"': return ReadString() is { } text ? new JsonString(text) : null;
            case 'n': return Take("null") ? JsonNull.Instance : null;
            case 't': return Take("true") ? JsonBoolean.True : null;
            case 'f': return Take("false") ? JsonBoolean.False : null;
            case 'N': return Take("NaN") ? new JsonNumber("NaN") : null;
            case 'I': return Take("Infinity") ? new JsonNumber("Infinity") : null;
            case '-' when Take("-Infinity"): return new JsonNumber("-Infinity");
            default: return ReadNumber();
        }
    }

    private bool Take(string literal)
    {
        if (!_text[_position..].StartsWith(literal))
            return false;
        _position += literal.Length;
        return true;
    }

    private JsonObject? ReadObject(int depth)
    {
        var members = new List<JsonMember>();
        _position++;
        SkipSpace();
        if (Take("}"))
            return new JsonObject(members);

        while (true)
        {
            if (Next != '"' || ReadString() is not { } name)
                return null;
            SkipSpace();
            if (!Take(":"))
                return null;
            SkipSpace();
            if (ReadValue(depth + 1) is not { } value)
                return null;
            members.Add(new JsonMember(name, value));
            SkipSpace();
            if (Take("}"))
                return JsonObject.Adopt(members, default);
            if (!Take(","))
                return null;
            SkipSpace();
        }
    }

    private JsonArray? ReadArray(int depth)
    {
        var items = new List<JsonValue>();
        _position++;
        SkipSpace();
        if (Take("]"))
            return new JsonArray(items);

        while (true)
        {
            if (ReadValue(depth + 1) is not { } value)
                return null;
            items.Add(value);
            SkipSpace();
            if (Take("]"))
                return new JsonArray(items);
            if (!Take(","))
                return null;
            SkipSpace();
        }
    }

    private string? ReadString()
    {
        _position++;
        var rest = _text[_position..];
        var end = rest.IndexOfAny('"', '\\');
        if (end >= 0 && rest[end] == '"')
        {
            _position += end + 1;
            return HasControl(rest[..end]) ? null : rest[..end].ToString();
        }

        var builder = new StringBuilder();
        while (_position < _text.Length)
        {
            var character = _text[_position++];
            if (character == '"')
                return builder.ToString();
            if (character < ' ')
                return null;
            if (character != '\\')
                builder.Append(character);
            else if (!ReadEscape(builder))
                return null;
        }

        return null;
    }

    private bool ReadEscape(StringBuilder builder)
    {
        var escape = Next;
        _position++;
        switch (escape)
        {
            case '"' or '\\' or '/': builder.Append(escape); return true;
            case 'b': builder.Append('\b'); return true;
            case 'f': builder.Append('\f'); return true;
            case 'n': builder.Append('\n'); return true;
            case 'r': builder.Append('\r'); return true;
            case 't': builder.Append('\t'); return true;
            case 'u' when _position + 4 <= _text.Length
                && ushort.TryParse(_text.Slice(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                _position += 4;
                builder.Append((char)unit);
                return true;
            default: return false;
        }
    }

    private JsonNumber? ReadNumber()
    {
        var start = _position;
        Take("-");
        var first = _position;
        SkipDigits();
        var digits = _position - first;
        if (digits == 0)
            return null;
        if (_text[first] == '0' && digits > 1)
        {
            // Python reads the 0 and finds the rest superfluous.
            _position = first + 1;
        }

        var isInteger = true;
        if (Next == '.' && _position + 1 < _text.Length && char.IsAsciiDigit(_text[_position + 1]))
        {
            isInteger = false;
            _position++;
            SkipDigits();
        }

        if (Next is 'e' or 'E')
        {
            var mark = _position++;
            if (Next is '+' or '-')
                _position++;
            var exponent = _position;
            SkipDigits();
            if (_position == exponent)
                _position = mark;
            else
                isInteger = false;
        }

        return isInteger && digits > MaxIntegerDigits ? null : new JsonNumber(_text[start.._position].ToString());
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Next))
            _position++;
    }

    private static bool HasControl(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\0', '\u001F') >= 0;
}
