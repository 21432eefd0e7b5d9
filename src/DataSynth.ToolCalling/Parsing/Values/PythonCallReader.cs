using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Syntaxes;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Reads calls written in Python: <c>[f(a=1), g(b='x')]</c>, with or without brackets.</summary>
/// <param name="session">The text, the tools, and the limits.</param>
/// <param name="start">Where the calls begin.</param>
internal sealed class PythonCallReader(ParseSession session, int start)
{
    private readonly string _text = session.Text;
    private readonly int _end = session.End;

    /// <summary>Where reading stopped.</summary>
    public int Position { get; private set; } = start;

    /// <summary>Whether only calls of offered tools are calls; default false.</summary>
    public bool OfferedOnly { get; init; }

    /// <summary>Whether bare words may be taken as text rather than as the variables of a program; default true.</summary>
    public bool AllowBareWords { get; init; } = true;

    /// <summary>Whether names may have dashes in them, because markers say that calls stand here; default false.</summary>
    public bool AllowDashes { get; init; }

    /// <summary>Tokens that end the surrounding block.</summary>
    public IReadOnlyList<string> EndMarkers { get; init; } = [];

    /// <summary>Reads calls, and demands that they are all of the text.</summary>
    /// <param name="calls">Where they go.</param>
    public ReadOutcome ReadAll(List<ToolCall> calls)
    {
        var outcome = ReadCalls(calls);
        if (outcome != ReadOutcome.Complete)
            return outcome;
        Position = _text.SkipSpace(Position, _end);
        return Position == _end ? outcome : ReadOutcome.Invalid;
    }

    /// <summary>
    /// Reads a bracketed list, or several of them, or calls without brackets, separated by line breaks, commas or semicolons.
    /// Stops before what is not a call.
    /// </summary>
    /// <param name="calls">Where they go; on failure it may hold some of them.</param>
    public ReadOutcome ReadCalls(List<ToolCall> calls)
    {
        var first = calls.Count;
        while (true)
        {
            var after = Position;
            Position = _text.SkipSpace(Position, _end);
            if (calls.Count > first && Position < _end && _text[Position] is ',' or ';')
                Position = _text.SkipSpace(Position + 1, _end);
            if (Position >= _end || _text.TokenAt(Position, _end, EndMarkers) is not null)
                return calls.Count > first ? ReadOutcome.Complete : ReadOutcome.Truncated;

            var before = Position;
            var outcome = _text[Position] == '[' ? ReadList(calls) : ReadCall(calls, mayBeCut: EndMarkers.Count > 0 && calls.Count == first);
            if (calls.Count > first && Position == before && (outcome == ReadOutcome.Invalid || (outcome == ReadOutcome.Truncated && IsOtherWord(after, before))))
                return ReadOutcome.Complete;
            if (outcome != ReadOutcome.Complete)
                return outcome;
        }
    }

    /// <summary>Whether a word that ends the text behind calls is none of a call that is cut: it stands on the line of the last one with no comma
    /// between, or no offered name begins with it.</summary>
    private bool IsOtherWord(int after, int at)
        => !_text.AsSpan(after, at - after).ContainsAny(",;\n") || (!session.Tools.IsEmpty && !session.Tools.HasNameThatBegins(_text.AsSpan(at, _end - at)));

    private ReadOutcome ReadList(List<ToolCall> calls)
    {
        var open = Position;
        var count = calls.Count;
        Position++;
        while (true)
        {
            Position = _text.SkipSpace(Position, _end);
            if (Position >= _end)
                return ReadOutcome.Truncated;
            if (_text[Position] == ']')
            {
                Position++;
                return ReadOutcome.Complete;
            }

            var outcome = _text[Position] is '"' or '\'' ? ReadQuotedCall(calls) : ReadCall(calls, mayBeCut: true);
            if (outcome != ReadOutcome.Complete)
            {
                // Nothing of a list was read: let the caller see that it stands where it stood.
                if (outcome == ReadOutcome.Invalid && calls.Count == count && Position == open + 1)
                    Position = open;
                return outcome;
            }

            Position = _text.SkipSpace(Position, _end);
            if (Position >= _end || _text.TokenAt(Position, _end, EndMarkers) is not null)
                return session.Log.Mend(Mending.MissingBrace) ? ReadOutcome.Complete : ReadOutcome.Truncated;
            if (_text[Position] is ',' or ';')
                Position++;
            else if (_text[Position] != ']')
                return _text.IsCutToken(Position, _end, EndMarkers) ? ReadOutcome.Truncated : ReadOutcome.Invalid;
        }
    }

    /// <summary>The position behind a name with dashes (<c>weather-api.get-v2</c>) of which the beginning was read; a position without a
    /// parenthesis behind the name is none.</summary>
    private int SkipDashedName(int at)
    {
        var after = at;
        var limit = Math.Min(_end, at + NameThenJson.MaxNameLength);
        while (after < limit && (TextSpans.IsNamePart(_text[after]) || _text[after] is '-' or '.'))
            after++;
        return after < _end && _text[after] == '(' && after > Position ? after : at;
    }

    private ReadOutcome ReadQuotedCall(List<ToolCall> calls)
    {
        var quoted = new QuotedStringReader(_text, _end, session.Log, allowLineBreaks: false);
        var outcome = quoted.ReadPython(Position, raw: false, out var inner);
        if (outcome != ReadOutcome.Complete)
            return outcome;
        if (!session.Log.Mend(Mending.QuotedCall))
            return ReadOutcome.Invalid;
        var part = session.On(inner);
        outcome = new PythonCallReader(part, 0) { OfferedOnly = OfferedOnly, AllowBareWords = AllowBareWords }.ReadAllUnquoted(calls);
        Position = quoted.Position;
        return outcome == ReadOutcome.Complete ? outcome : ReadOutcome.Invalid;
    }

    private ReadOutcome ReadAllUnquoted(List<ToolCall> calls)
    {
        var outcome = ReadCall(calls, mayBeCut: false);
        return outcome == ReadOutcome.Complete && _text.SkipSpace(Position, _end) != _end ? ReadOutcome.Invalid : outcome;
    }

    /// <summary>Reads one call.</summary>
    /// <param name="calls">Where it goes.</param>
    /// <param name="mayBeCut">Whether a word and a full stop at the end of the text are a name that is cut, and not the end of a sentence.</param>
    private ReadOutcome ReadCall(List<ToolCall> calls, bool mayBeCut)
    {
        var from = Position;
        var name = session.Tools.NameAt(_text, from, _end);
        var after = name is null ? _text.SkipDottedName(from, _end) : from + name.Length;
        if (after < _end && _text[after] is '.')
        {
            name = null;
            after = _text.SkipDottedName(from, _end);
        }

        if (name is null && AllowDashes)
            after = SkipDashedName(after);
        name ??= _text[from..after];
        var open = _text.SkipSpace(after, _end);
        if ((open >= _end || (mayBeCut && open == after && _text[open] == '.' && open + 1 == _end)) && after > from)
            return ReadOutcome.Truncated;
        if (after == from || _text[open] != '(' || (OfferedOnly && !session.Tools.Has(name)))
            return ReadOutcome.Invalid;

        Position = open + 1;
        var arguments = new PythonArgumentReader(session, name, Position) { AllowBareWords = AllowBareWords };
        var outcome = arguments.Read(out var read);
        Position = arguments.Position;
        if (outcome == ReadOutcome.Complete)
            calls.Add(new ToolCall(name, read));
        return outcome;
    }
}
