using System.Buffers;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>
/// Reads Python literals (Language Reference, "Expressions") as JSON values: tuples and sets become arrays, keys of dictionaries
/// become text, and sums of literals are worked out as the decoder of the Berkeley leaderboard does.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="start">Where the value begins; white space before it is skipped.</param>
/// <param name="end">Where the text ends for this reader.</param>
/// <param name="log">Where repairs are asked for.</param>
/// <param name="maxDepth">Nesting allowed.</param>
internal sealed class PythonValueReader(string text, int start, int end, RepairLog log, int maxDepth)
{
    private static readonly SearchValues<char> StringPrefixes = SearchValues.Create("rRbBuU");
    private static readonly string[] SumOperators = ["+", "-"];
    private static readonly string[] ProductOperators = ["//", "/", "*", "%"];

    /// <summary>Where reading stopped: after the value, or where it failed.</summary>
    public int Position { get; set; } = start;

    /// <summary>Whether bare words may be taken as text; default true.</summary>
    public bool AllowBareWords { get; init; } = true;

    /// <summary>Reads one expression.</summary>
    /// <param name="value">The value; <c>null</c> of JSON unless complete.</param>
    /// <param name="depth">Nesting so far.</param>
    public ReadOutcome Read(out JsonValue value, int depth = 0) => ReadChain(SumOperators, depth, out value);

    private ReadOutcome ReadChain(string[] operators, int depth, out JsonValue value)
    {
        var outcome = ReadOperand(operators, depth, out value);
        while (outcome == ReadOutcome.Complete)
        {
            Skip();
            var operation = text.TokenAt(Position, end, operators);
            if (operation is null || text.Has(Position, end, "**"))
                return outcome;

            Position += operation.Length;
            outcome = ReadOperand(operators, depth, out var right);
            if (outcome == ReadOutcome.Complete)
                outcome = Combine(ref value, operation, right);
        }

        return outcome;
    }

    private ReadOutcome ReadOperand(string[] operators, int depth, out JsonValue value)
        => ReferenceEquals(operators, SumOperators) ? ReadChain(ProductOperators, depth, out value) : ReadSigned(depth, out value);

    private ReadOutcome ReadSigned(int depth, out JsonValue value)
    {
        var signs = 0;
        var negative = false;
        Skip();
        while (Position < end && text[Position] is '-' or '+')
        {
            negative ^= text[Position] == '-';
            signs++;
            Position++;
            Skip();
        }

        var outcome = ReadPrimary(depth, out value);
        if (outcome != ReadOutcome.Complete)
            return outcome;
        Skip();
        if (value is JsonNumber && text.Has(Position, end, "**"))
        {
            Position += 2;
            outcome = log.IsTooDeep(depth, maxDepth) ? ReadOutcome.Invalid : ReadSigned(depth + 1, out var exponent) is var read
                && read == ReadOutcome.Complete ? Combine(ref value, "**", exponent) : read;
        }

        if (signs == 0 || outcome != ReadOutcome.Complete)
            return outcome;
        if (value is not JsonNumber number)
            return ReadOutcome.Invalid;
        if (negative)
            value = PythonArithmetic.Negate(number);
        return outcome;
    }

    private ReadOutcome Combine(ref JsonValue value, string operation, JsonValue right)
    {
        JsonValue? result = (value, right) switch
        {
            (JsonNumber a, JsonNumber b) => PythonArithmetic.Apply(a, operation, b),
            (JsonString a, JsonString b) when operation == "+" => new JsonString(a.Text + b.Text),
            _ => null,
        };
        value = result ?? value;
        return result is not null && log.Mend(Mending.Arithmetic) ? ReadOutcome.Complete : ReadOutcome.Invalid;
    }

    private ReadOutcome ReadPrimary(int depth, out JsonValue value)
    {
        value = JsonNull.Instance;
        Skip();
        if (Position >= end)
            return ReadOutcome.Truncated;
        if (log.IsTooDeep(depth, maxDepth))
            return ReadOutcome.Invalid;

        var c = text[Position];
        switch (c)
        {
            case '[': return ReadSequence(']', depth, out value);
            case '(': return ReadSequence(')', depth, out value);
            case '{': return ReadBraces(depth, out value);
            case '"' or '\'': return ReadStrings(raw: false, out value);
        }

        if (char.IsAsciiDigit(c) || c == '.')
            return ReadNumber(out value);
        return TextSpans.IsNameStart(c) ? ReadWord(depth, out value) : ReadOutcome.Invalid;
    }

    private ReadOutcome ReadSequence(char closing, int depth, out JsonValue value)
    {
        var items = new List<JsonValue>();
        var comma = false;
        value = JsonNull.Instance;
        Position++;
        while (true)
        {
            Skip();
            if (Position >= end)
                return ReadOutcome.Truncated;
            if (text[Position] == closing)
                break;

            var outcome = Read(out var item, depth + 1);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            items.Add(item);
            outcome = Separator(closing, out comma);
            if (outcome != ReadOutcome.Complete)
                return outcome;
        }

        Position++;
        value = closing == ')' && items.Count == 1 && !comma ? items[0] : new JsonArray(items);
        return ReadOutcome.Complete;
    }

    /// <summary>Reads a dictionary, or a set as an array.</summary>
    private ReadOutcome ReadBraces(int depth, out JsonValue value)
    {
        var members = new List<JsonMember>();
        var items = new List<JsonValue>();
        value = JsonNull.Instance;
        Position++;
        while (true)
        {
            Skip();
            if (Position >= end)
                return ReadOutcome.Truncated;
            if (text[Position] == '}')
                break;

            var outcome = Read(out var item, depth + 1);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            Skip();
            if (Position < end && text[Position] == ':' && items.Count == 0)
            {
                Position++;
                outcome = Read(out var content, depth + 1);
                if (KeyOf(item) is not { } key)
                    return ReadOutcome.Invalid;
                members.Add(new JsonMember(key, content));
            }
            else
            {
                items.Add(item);
            }

            if (outcome != ReadOutcome.Complete)
                return outcome;
            outcome = Separator('}', out _);
            if (outcome != ReadOutcome.Complete)
                return outcome;
        }

        Position++;
        if (items.Count > 0)
        {
            value = new JsonArray(items);
            return members.Count == 0 ? ReadOutcome.Complete : ReadOutcome.Invalid;
        }

        var read = new JsonObject(members);
        value = read;
        return !read.HasDuplicateKeys || log.Mend(Mending.DuplicateKey) ? ReadOutcome.Complete : ReadOutcome.Invalid;
    }

    private static string? KeyOf(JsonValue key) => key switch
    {
        JsonString text => text.Text,
        JsonNumber number => number.Text,
        JsonBoolean boolean => boolean.Value ? "True" : "False",
        JsonNull => "None",
        _ => null,
    };

    private ReadOutcome Separator(char closing, out bool comma)
    {
        comma = false;
        Skip();
        if (Position >= end)
            return ReadOutcome.Truncated;
        if (text[Position] == ',')
        {
            comma = true;
            Position++;
            return ReadOutcome.Complete;
        }

        return text[Position] == closing ? ReadOutcome.Complete : ReadOutcome.Invalid;
    }

    /// <summary>Reads string literals; neighbours are one text.</summary>
    private ReadOutcome ReadStrings(bool raw, out JsonValue value)
    {
        var parts = new List<string>();
        while (true)
        {
            var reader = new QuotedStringReader(text, end, log, allowLineBreaks: true);
            var outcome = reader.ReadPython(Position, raw, out var part);
            Position = reader.Position;
            if (outcome != ReadOutcome.Complete)
            {
                value = JsonNull.Instance;
                return outcome;
            }

            parts.Add(part);
            Skip();
            if (Position >= end || text[Position] is not ('"' or '\''))
                break;
            raw = false;
        }

        value = new JsonString(string.Concat(parts));
        return ReadOutcome.Complete;
    }

    private ReadOutcome ReadNumber(out JsonValue value)
    {
        value = JsonNull.Instance;
        var length = NumeralScanner.Measure(text.AsSpan(Position, end - Position));
        if (NumeralScanner.IsCut(text.AsSpan(Position + length, end - Position - length)))
            return ReadOutcome.Truncated;
        if (length == 0)
            return ReadOutcome.Invalid;
        var numeral = NumeralScanner.ToJson(text.AsSpan(Position, length));
        Position += length;
        if (numeral is null || TextSpans.IsNamePart(text[Position]))
            return ReadOutcome.Invalid;
        value = new JsonNumber(numeral);
        return ReadOutcome.Complete;
    }

    private ReadOutcome ReadWord(int depth, out JsonValue value)
    {
        value = JsonNull.Instance;
        var from = Position;
        Position = text.SkipDottedName(Position, end);
        if (Position >= end)
            return ReadOutcome.Truncated;

        var word = text[from..Position];
        if (text[Position] is '"' or '\'' && word.Length <= 2 && word.AsSpan().IndexOfAnyExcept(StringPrefixes) < 0)
            return ReadStrings(word.AsSpan().IndexOfAny('r', 'R') >= 0, out value);

        switch (word)
        {
            case "True" or "true": value = JsonBoolean.True; return ReadOutcome.Complete;
            case "False" or "false": value = JsonBoolean.False; return ReadOutcome.Complete;
            case "None" or "null": return ReadOutcome.Complete;
        }

        Skip();
        if (Position < end && text[Position] == '(')
            return word == "dict" ? ReadKeywords(depth, out value) : ReadOutcome.Invalid;
        if (!AllowBareWords || (Position < end && text[Position] is not (',' or ')' or ']' or '}')) || !log.Mend(Mending.BareWord))
            return ReadOutcome.Invalid;
        value = new JsonString(word);
        return Position >= end ? ReadOutcome.Truncated : ReadOutcome.Complete;
    }

    /// <summary>Reads the keyword arguments of <c>dict(a=1)</c>.</summary>
    private ReadOutcome ReadKeywords(int depth, out JsonValue value)
    {
        var members = new List<JsonMember>();
        value = JsonNull.Instance;
        Position++;
        while (true)
        {
            Skip();
            if (Position >= end)
                return ReadOutcome.Truncated;
            if (text[Position] == ')')
                break;
            var outcome = ReadKeyword(depth, out var member);
            if (outcome == ReadOutcome.Complete)
                outcome = Separator(')', out _);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            members.Add(member);
        }

        Position++;
        var read = new JsonObject(members);
        value = read;
        return !read.HasDuplicateKeys || log.Mend(Mending.DuplicateKey) ? ReadOutcome.Complete : ReadOutcome.Invalid;
    }

    private ReadOutcome ReadKeyword(int depth, out JsonMember member)
    {
        member = default;
        var from = Position;
        while (Position < end && TextSpans.IsNamePart(text[Position]))
            Position++;
        var name = text[from..Position];
        Skip();
        if (Position >= end)
            return ReadOutcome.Truncated;
        if (name.Length == 0 || text[Position] != '=')
            return ReadOutcome.Invalid;
        Position++;
        var outcome = Read(out var value, depth + 1);
        member = new JsonMember(name, value);
        return outcome;
    }

    private void Skip() => Position = text.SkipSpace(Position, end);
}
