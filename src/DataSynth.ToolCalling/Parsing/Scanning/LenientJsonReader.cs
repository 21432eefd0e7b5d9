using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>
/// Reads one JSON value out of a longer text, mending what models get wrong where the log allows it. Every character is looked at
/// once; what cannot be mended without guessing is invalid.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="start">Where the value begins; white space before it is skipped.</param>
/// <param name="end">Where the text ends for this reader.</param>
/// <param name="log">Where repairs are asked for.</param>
/// <param name="maxDepth">Nesting allowed.</param>
/// <param name="endMarkers">Markers that end the surrounding block: where one stands instead of a last brace, the brace is mended.</param>
internal sealed class LenientJsonReader(
    string text, int start, int end, RepairLog log, int maxDepth, IReadOnlyList<string> endMarkers)
{
    private bool _braceMended;

    /// <summary>Where reading stopped: after the value, or where it failed.</summary>
    public int Position { get; private set; } = start;

    /// <summary>Whether strings may run over line breaks as a repair; false where a text may not be JSON at all. Default true.</summary>
    public bool AllowLineBreaks { get; init; } = true;

    /// <summary>Whether the value is an item of a list that the caller reads, so that a bracket may stand where its last brace is
    /// missing; default false.</summary>
    public bool IsItem { get; init; }

    /// <summary>Reads the value.</summary>
    /// <param name="value">The value; <c>null</c> of JSON unless complete.</param>
    public ReadOutcome Read(out JsonValue value) => ReadValue(0, IsItem, out value);

    private ReadOutcome ReadValue(int depth, bool inArray, out JsonValue value)
    {
        value = JsonNull.Instance;
        if (!SkipSpace())
            return ReadOutcome.Invalid;
        if (Position >= end)
            return ReadOutcome.Truncated;
        if (log.IsTooDeep(depth, maxDepth))
            return ReadOutcome.Invalid;

        switch (text[Position])
        {
            case '{': return ReadObject(depth, inArray, out value);
            case '[': return ReadArray(depth, out value);
            case '"' or '\'':
                var outcome = ReadString(out var content);
                value = new JsonString(content);
                return outcome;
            default:
                return TextSpans.IsNameStart(text[Position]) ? ReadWord(out value) : ReadNumber(out value);
        }
    }

    private ReadOutcome ReadObject(int depth, bool inArray, out JsonValue value)
    {
        value = JsonNull.Instance;
        var members = new List<JsonMember>();
        var isDoubled = text.Has(Position, end, "{{");
        if (isDoubled && !log.Mend(Mending.DoubledBraces))
            return ReadOutcome.Invalid;
        Position += isDoubled ? 2 : 1;
        while (true)
        {
            if (!SkipSpace())
                return ReadOutcome.Invalid;
            if (Position >= end)
                return ReadOutcome.Truncated;
            if (text[Position] == '}')
            {
                if (members.Count > 0 && !log.Mend(Mending.TrailingComma))
                    return ReadOutcome.Invalid;
                Position++;
                break;
            }

            var outcome = ReadMember(depth, out var member);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            members.Add(member);

            outcome = ReadSeparator('}', inArray, out var closed);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            if (closed)
                break;
        }

        if (isDoubled)
        {
            if (!text.Has(Position, end, "}"))
                return Position >= end ? ReadOutcome.Truncated : ReadOutcome.Invalid;
            Position++;
        }

        var read = new JsonObject(members);
        value = read;
        return !read.HasDuplicateKeys || log.Mend(Mending.DuplicateKey) ? ReadOutcome.Complete : ReadOutcome.Invalid;
    }

    private ReadOutcome ReadMember(int depth, out JsonMember member)
    {
        member = default;
        string key;
        if (text[Position] is '"' or '\'')
        {
            var outcome = ReadString(out key);
            if (outcome != ReadOutcome.Complete)
                return outcome;
        }
        else
        {
            var from = Position;
            while (Position < end && TextSpans.IsNamePart(text[Position]))
                Position++;
            if (Position == from)
                return ReadOutcome.Invalid;
            if (Position < end && !log.Mend(Mending.UnquotedKey))
                return ReadOutcome.Invalid;
            key = text[from..Position];
        }

        if (!SkipSpace())
            return ReadOutcome.Invalid;
        if (Position >= end)
            return ReadOutcome.Truncated;
        if (text[Position] != ':')
            return ReadOutcome.Invalid;
        Position++;
        var read = ReadValue(depth + 1, inArray: false, out var value);
        member = new JsonMember(key, value);
        return read;
    }

    private ReadOutcome ReadArray(int depth, out JsonValue value)
    {
        value = JsonNull.Instance;
        var items = new List<JsonValue>();
        Position++;
        while (true)
        {
            if (!SkipSpace())
                return ReadOutcome.Invalid;
            if (Position >= end)
                return ReadOutcome.Truncated;
            if (text[Position] == ']')
            {
                if (items.Count > 0 && !log.Mend(Mending.TrailingComma))
                    return ReadOutcome.Invalid;
                Position++;
                break;
            }

            var outcome = ReadValue(depth + 1, inArray: true, out var item);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            items.Add(item);

            outcome = ReadSeparator(']', inArray: false, out var closed);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            if (closed)
                break;
        }

        value = new JsonArray(items);
        return ReadOutcome.Complete;
    }

    /// <summary>Reads a comma or the closing brace; mends one missing brace where what follows leaves no doubt about it.</summary>
    private ReadOutcome ReadSeparator(char closing, bool inArray, out bool closed)
    {
        closed = false;
        if (!SkipSpace())
            return ReadOutcome.Invalid;
        if (Position >= end || text.IsCutToken(Position, end, endMarkers))
            return ReadOutcome.Truncated;
        if (text[Position] == ',')
        {
            Position++;
            return ReadOutcome.Complete;
        }

        closed = true;
        if (text[Position] == closing)
        {
            Position++;
            return ReadOutcome.Complete;
        }

        var surelyMissing = (text.TokenAt(Position, end, endMarkers) is { } marker && !OpensFence(marker)) || (inArray && text[Position] == ']');
        if (!surelyMissing || _braceMended || !log.Mend(Mending.MissingBrace))
            return ReadOutcome.Invalid;
        _braceMended = true;
        return ReadOutcome.Complete;
    }

    /// <summary>Whether a fence at the position names a language, so that it begins a code block rather than ends the one around the value.</summary>
    private bool OpensFence(string marker)
        => CodeFences.Marks.Contains(marker) && text.SkipFence(Position, end) is var after && after < end && TextSpans.IsNamePart(text[after]);

    private ReadOutcome ReadString(out string value)
    {
        var reader = new QuotedStringReader(text, end, log, AllowLineBreaks);
        var outcome = reader.ReadJson(Position, out value);
        Position = reader.Position;
        return outcome;
    }

    private ReadOutcome ReadWord(out JsonValue value)
    {
        var from = Position;
        while (Position < end && TextSpans.IsNamePart(text[Position]))
            Position++;
        value = JsonNull.Instance;
        if (Position == end)
            return ReadOutcome.Truncated;

        switch (text.AsSpan(from, Position - from))
        {
            case "true": value = JsonBoolean.True; return ReadOutcome.Complete;
            case "false": value = JsonBoolean.False; return ReadOutcome.Complete;
            case "null": return ReadOutcome.Complete;
            case "True" when log.Mend(Mending.PythonLiteral): value = JsonBoolean.True; return ReadOutcome.Complete;
            case "False" when log.Mend(Mending.PythonLiteral): value = JsonBoolean.False; return ReadOutcome.Complete;
            case "None" when log.Mend(Mending.PythonLiteral): return ReadOutcome.Complete;
            default: return ReadOutcome.Invalid;
        }
    }

    private ReadOutcome ReadNumber(out JsonValue value)
    {
        value = JsonNull.Instance;
        var length = NumeralScanner.Measure(text.AsSpan(Position, end - Position));
        if (NumeralScanner.IsCut(text.AsSpan(Position + length, end - Position - length)))
            return ReadOutcome.Truncated;
        if (length == 0)
            return ReadOutcome.Invalid;

        var numeral = text.AsSpan(Position, length);
        Position += length;
        if (TextSpans.IsNamePart(text[Position]) || text[Position] == '.')
            return ReadOutcome.Invalid;
        if (NumeralScanner.IsJson(numeral))
        {
            value = new JsonNumber(numeral.ToString());
            return ReadOutcome.Complete;
        }

        if (NumeralScanner.ToJson(numeral) is not { } mended || !log.Mend(Mending.NumberSpelling))
            return ReadOutcome.Invalid;
        value = new JsonNumber(mended);
        return ReadOutcome.Complete;
    }

    /// <summary>Skips white space, and comments where they may be mended.</summary>
    private bool SkipSpace()
    {
        while (true)
        {
            Position = text.SkipSpace(Position, end);
            if (Position >= end || text[Position] is not ('/' or '#'))
                return true;

            int close;
            if (text[Position] == '#' || text.Has(Position, end, "//"))
            {
                close = text.AsSpan(Position, end - Position).IndexOf('\n');
            }
            else if (text.Has(Position, end, "/*"))
            {
                close = text.AsSpan(Position, end - Position).IndexOf("*/");
                if (close >= 0)
                    close += 2;
            }
            else
            {
                return true;
            }

            if (!log.Mend(Mending.Comment))
                return false;
            Position = close < 0 ? end : Position + close;
        }
    }
}
