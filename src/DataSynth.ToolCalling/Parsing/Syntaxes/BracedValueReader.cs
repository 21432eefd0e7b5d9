using System.Buffers;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>Reads Gemma's notation of objects: keys without quotes, strings between tokens.</summary>
/// <param name="session">The text and what is known about it.</param>
/// <param name="start">Where the opening brace stands.</param>
/// <param name="quote">The token on both sides of a string.</param>
/// <param name="tool">The tool called; its schema tells bare text from numbers.</param>
internal sealed class BracedValueReader(ParseSession session, int start, string quote, string tool)
{
    private static readonly SearchValues<char> KeyEnds = SearchValues.Create(":{}[],");
    private static readonly SearchValues<char> BareTextEnds = SearchValues.Create(",{}[]<\"");

    private readonly string _text = session.Text;
    private readonly int _end = session.End;

    /// <summary>Where reading stopped.</summary>
    public int Position { get; private set; } = start;

    /// <summary>Reads the object of arguments.</summary>
    /// <param name="arguments">The arguments; empty unless complete.</param>
    public ReadOutcome ReadArguments(out JsonObject arguments)
    {
        var outcome = ReadObject(0, out var value);
        arguments = value as JsonObject ?? JsonObject.Empty;
        return outcome;
    }

    private ReadOutcome ReadObject(int depth, out JsonValue value)
    {
        var members = new List<JsonMember>();
        value = JsonNull.Instance;
        Position++;
        while (true)
        {
            Skip();
            if (Position >= _end)
                return ReadOutcome.Truncated;
            if (_text[Position] == '}')
                break;

            var outcome = ReadKey(out var key);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            var types = depth == 0 ? DeclaredTypes.Of(session.Tools.ParameterOf(tool, key)) : JsonTypes.Any;
            outcome = ReadValue(depth + 1, types, out var item);
            if (outcome == ReadOutcome.Complete)
                outcome = ReadSeparator('}');
            if (outcome != ReadOutcome.Complete)
                return outcome;
            members.Add(new JsonMember(key, item));
        }

        Position++;
        var read = new JsonObject(members);
        value = read;
        return !read.HasDuplicateKeys || session.Log.Mend(Mending.DuplicateKey) ? ReadOutcome.Complete : ReadOutcome.Invalid;
    }

    private ReadOutcome ReadArray(int depth, out JsonValue value)
    {
        var items = new List<JsonValue>();
        value = JsonNull.Instance;
        Position++;
        while (true)
        {
            Skip();
            if (Position >= _end)
                return ReadOutcome.Truncated;
            if (_text[Position] == ']')
                break;
            var outcome = ReadValue(depth + 1, JsonTypes.Any, out var item);
            if (outcome == ReadOutcome.Complete)
                outcome = ReadSeparator(']');
            if (outcome != ReadOutcome.Complete)
                return outcome;
            items.Add(item);
        }

        Position++;
        value = new JsonArray(items);
        return ReadOutcome.Complete;
    }

    private ReadOutcome ReadKey(out string key)
    {
        key = "";
        if (_text.Has(Position, _end, quote) || _text[Position] is '"' or '\'')
        {
            var outcome = ReadText(out key);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            Skip();
        }
        else
        {
            var length = _text.AsSpan(Position, _end - Position).IndexOfAny(KeyEnds);
            if (length < 0)
                return ReadOutcome.Truncated;
            key = _text.Substring(Position, length).Trim();
            Position += length;
        }

        if (Position >= _end)
            return ReadOutcome.Truncated;
        if (key.Length == 0 || _text[Position] != ':')
            return ReadOutcome.Invalid;
        Position++;
        return ReadOutcome.Complete;
    }

    private ReadOutcome ReadValue(int depth, JsonTypes types, out JsonValue value)
    {
        value = JsonNull.Instance;
        if (session.Log.IsTooDeep(depth - 1, session.Options.MaxDepth))
            return ReadOutcome.Invalid;
        Skip();
        if (Position >= _end || _text.IsCutToken(Position, _end, [quote]))
            return ReadOutcome.Truncated;
        if (_text[Position] == '{')
            return ReadObject(depth, out value);
        if (_text[Position] == '[')
            return ReadArray(depth, out value);
        if (_text.Has(Position, _end, quote) || _text[Position] is '"' or '\'')
        {
            var outcome = ReadText(out var content);
            value = new JsonString(content);
            return outcome;
        }

        return ReadBareText(types, out value);
    }

    private ReadOutcome ReadText(out string content)
    {
        content = "";
        if (!_text.Has(Position, _end, quote))
        {
            var reader = new QuotedStringReader(_text, _end, session.Log, allowLineBreaks: true);
            var outcome = reader.ReadJson(Position, out content);
            Position = reader.Position;
            return outcome;
        }

        var from = Position + quote.Length;
        var close = from >= _end ? -1 : _text.IndexOf(quote, from, _end - from, StringComparison.Ordinal);
        if (close < 0)
        {
            Position = _end;
            return ReadOutcome.Truncated;
        }

        Position = close + quote.Length;
        content = _text[from..close];
        return ReadOutcome.Complete;
    }

    /// <summary>Reads a number or a literal; other text only as a repair, and only up to what can end it.</summary>
    private ReadOutcome ReadBareText(JsonTypes types, out JsonValue value)
    {
        value = JsonNull.Instance;
        var length = _text.AsSpan(Position, _end - Position).IndexOfAny(BareTextEnds);
        if (length < 0)
            return ReadOutcome.Truncated;
        var raw = _text.Substring(Position, length).Trim();
        Position += length;
        if (raw.Length == 0 || _text[Position] is not (',' or '}' or ']'))
            return ReadOutcome.Invalid;
        if (types == JsonTypes.String)
        {
            value = new JsonString(raw);
            return session.Log.Mend(Mending.BareWord) ? ReadOutcome.Complete : ReadOutcome.Invalid;
        }

        if (TaggedValue.Read(raw, types, untypedAsJson: true, session.Log, session.Options.MaxDepth) is not { } read)
            return ReadOutcome.Invalid;
        value = read;
        return value is not JsonString || session.Log.Mend(Mending.BareWord) ? ReadOutcome.Complete : ReadOutcome.Invalid;
    }

    private ReadOutcome ReadSeparator(char closing)
    {
        Skip();
        if (Position >= _end)
            return ReadOutcome.Truncated;
        if (_text[Position] == ',')
        {
            Position++;
            return ReadOutcome.Complete;
        }

        return _text[Position] == closing ? ReadOutcome.Complete : ReadOutcome.Invalid;
    }

    private void Skip() => Position = _text.SkipSpace(Position, _end);
}
