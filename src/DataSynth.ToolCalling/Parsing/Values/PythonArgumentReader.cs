using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Reads what stands between the parentheses of a Python call.</summary>
/// <param name="session">The text, the tools, and the limits.</param>
/// <param name="tool">The name of the tool called.</param>
/// <param name="start">The position after the opening parenthesis.</param>
internal sealed class PythonArgumentReader(ParseSession session, string tool, int start)
{
    private readonly string _text = session.Text;
    private readonly int _end = session.End;
    private readonly List<JsonMember> _members = [];
    private IReadOnlyList<string>? _order;
    private int _positional;

    /// <summary>Where reading stopped.</summary>
    public int Position { get; private set; } = start;

    /// <summary>Whether bare words may be taken as text; default true.</summary>
    public bool AllowBareWords { get; init; } = true;

    /// <summary>Reads to the closing parenthesis.</summary>
    /// <param name="arguments">The arguments; empty unless complete.</param>
    public ReadOutcome Read(out JsonObject arguments)
    {
        arguments = JsonObject.Empty;
        while (true)
        {
            Position = _text.SkipSpace(Position, _end);
            if (Position >= _end)
                return ReadOutcome.Truncated;
            if (_text[Position] == ')')
                break;

            var outcome = ReadArgument();
            if (outcome != ReadOutcome.Complete)
                return outcome;
            Position = _text.SkipSpace(Position, _end);
            if (Position >= _end)
                return ReadOutcome.Truncated;
            if (_text[Position] == ',')
                Position++;
            else if (_text[Position] != ')')
                return ReadOutcome.Invalid;
        }

        Position++;
        // Python parses a call in which an argument is given twice, though it compiles none; the official decoder of BFCL takes the last.
        arguments = new JsonObject(_members);
        return !arguments.HasDuplicateKeys || session.Log.Mend(Mending.DuplicateKey) ? ReadOutcome.Complete : ReadOutcome.Invalid;
    }

    private ReadOutcome ReadArgument()
    {
        if (_text.Has(Position, _end, "**"))
        {
            Position += 2;
            var spread = ReadValue(allowBareWords: false, out var given);
            return spread == ReadOutcome.Complete && !Spread(given) ? ReadOutcome.Invalid : spread;
        }

        var after = Position;
        while (after < _end && (TextSpans.IsNamePart(_text[after]) || (_text[after] is '-' or '.' && after > Position)))
            after++;
        var equals = _text.SkipSpace(after, _end);
        if (equals >= _end)
            return ReadOutcome.Truncated;
        if (after > Position && _text[equals] == '=' && !_text.Has(equals, _end, "=="))
        {
            var name = _text[Position..after];
            Position = equals + 1;
            var outcome = ReadValue(AllowBareWords, out var value);
            _members.Add(new JsonMember(name, value));
            return outcome == ReadOutcome.Complete && IsTaken(name) ? ReadOutcome.Invalid : outcome;
        }

        var read = ReadValue(allowBareWords: false, out var positional);
        return read == ReadOutcome.Complete && !AddPositional(positional) ? ReadOutcome.Invalid : read;
    }

    private ReadOutcome ReadValue(bool allowBareWords, out JsonValue value)
    {
        var reader = new PythonValueReader(_text, Position, _end, session.Log, session.Options.MaxDepth)
        {
            AllowBareWords = allowBareWords,
        };
        var outcome = reader.Read(out value);
        Position = reader.Position;
        return outcome;
    }

    private bool AddPositional(JsonValue value)
    {
        _order ??= session.Tools.ParametersOf(tool);
        if (_members.Count == 0
            && value is JsonObject { Members.Count: > 0 } whole
            && whole.Members.All(member => session.Tools.HasParameter(tool, member.Name)))
            return Spread(whole);
        // As in Python: a positional argument follows no named one.
        if (_members.Count > _positional || _positional >= _order.Count || !session.Log.Mend(Mending.Positional))
            return false;
        _members.Add(new JsonMember(_order[_positional++], value));
        return true;
    }

    private bool Spread(JsonValue value)
    {
        if (value is not JsonObject whole || whole.Members.Any(member => IsTaken(member.Name)) || !session.Log.Mend(Mending.Spread))
            return false;
        _members.AddRange(whole.Members);
        return true;
    }

    /// <summary>Whether a positional argument has given a value to a name, so that to give one by name is an error in Python too.</summary>
    private bool IsTaken(string name) => _positional > 0 && _order!.Take(_positional).Contains(name);
}
