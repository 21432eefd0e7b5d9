using System.Net;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>Reads calls in a syntax with one tag per parameter. One reader serves all calls of a block.</summary>
/// <param name="session">The text and what is known about it.</param>
/// <param name="dialect">How the tags are spelled.</param>
/// <param name="blockEnds">Markers that end the block around the calls.</param>
internal sealed class TaggedCallReader(ParseSession session, TagDialect dialect, IReadOnlyList<string> blockEnds)
{
    private readonly string _text = session.Text;
    private readonly int _end = session.End;
    private readonly TagFinder _closings = new(session.Text, session.End, dialect.ParameterClose);
    private readonly TagFinder _openings = new(session.Text, session.End, dialect.ParameterOpen);
    private readonly TagFinder _callEnds = new(session.Text, session.End, dialect.CallClose);
    private readonly IReadOnlyList<string> _tags =
        [dialect.CallOpen, dialect.CallClose, dialect.ParameterOpen, dialect.ParameterClose, .. dialect.Wrappers, .. blockEnds];

    private readonly List<JsonMember> _members = [];

    /// <summary>Where reading stopped.</summary>
    public int Position { get; private set; }

    /// <summary>Where the opening tag of the last call ends.</summary>
    public int HeaderEnd { get; private set; }

    /// <summary>Reads one call.</summary>
    /// <param name="at">Where its opening tag begins.</param>
    /// <param name="call">The call; null unless complete.</param>
    public ReadOutcome Read(int at, out ToolCall? call)
    {
        call = null;
        Position = at;
        var outcome = TagHeader.Read(_text, at + dialect.CallOpen.Length, _end, out var header);
        if (outcome != ReadOutcome.Complete)
            return outcome;
        if (header!.Name is not { Length: > 0 } name || !session.IsToolName(name))
            return ReadOutcome.Invalid;

        Position = HeaderEnd = header.End;
        _members.Clear();
        outcome = header.IsClosed ? ReadOutcome.Complete : ReadParameters(name);
        if (outcome != ReadOutcome.Complete)
            return outcome;

        var arguments = new JsonObject(_members);
        if (arguments.HasDuplicateKeys && !session.Log.Mend(Mending.DuplicateKey))
            return ReadOutcome.Invalid;
        call = NamedCall.Of(name, Unwrapped(name, arguments), session);
        return call is null ? ReadOutcome.Invalid : ReadOutcome.Complete;
    }

    private ReadOutcome ReadParameters(string tool)
    {
        while (true)
        {
            Position = _text.SkipSpace(Position, _end);
            if (Position >= _end)
                return ReadOutcome.Truncated;
            if (_text.Has(Position, _end, dialect.CallClose))
            {
                Position += dialect.CallClose.Length;
                return ReadOutcome.Complete;
            }

            if (_text.TokenAt(Position, _end, dialect.Wrappers) is { } wrapper)
            {
                Position += wrapper.Length;
                continue;
            }

            ReadOutcome outcome;
            if (_text.Has(Position, _end, dialect.ParameterOpen))
                outcome = ReadParameter(tool);
            else if (_text[Position] == '{' && _members.Count == 0)
                outcome = ReadBody();
            else if (_text.TokenAt(Position, _end, blockEnds) is not null || _text.Has(Position, _end, dialect.CallOpen))
                return session.Log.Mend(Mending.MissingEndMarker) ? ReadOutcome.Complete : ReadOutcome.Invalid;
            else if (_text.Has(Position, _end, dialect.ParameterClose) && session.Log.Mend(Mending.ExtraMarkup))
                outcome = SkipClosing();
            else
                return _text.IsCutToken(Position, _end, _tags) ? ReadOutcome.Truncated : ReadOutcome.Invalid;

            if (outcome != ReadOutcome.Complete)
                return outcome;
        }
    }

    private ReadOutcome SkipClosing()
    {
        Position += dialect.ParameterClose.Length;
        return ReadOutcome.Complete;
    }

    /// <summary>Reads arguments that stand as one JSON object in the place of the tags.</summary>
    private ReadOutcome ReadBody()
    {
        var reader = session.JsonAt(Position, [dialect.CallClose, .. blockEnds]);
        var outcome = reader.Read(out var value);
        Position = reader.Position;
        if (outcome == ReadOutcome.Complete && value is JsonObject body)
            _members.AddRange(body.Members);
        return outcome;
    }

    private ReadOutcome ReadParameter(string tool)
    {
        var outcome = TagHeader.Read(_text, Position + dialect.ParameterOpen.Length, _end, out var header);
        if (outcome != ReadOutcome.Complete)
            return outcome;
        if (header!.Name is not { Length: > 0 } name)
            return ReadOutcome.Invalid;

        var raw = header.Attributes.GetValueOrDefault("value", "");
        var isOpen = false;
        Position = header.End;
        if (!header.IsClosed)
        {
            outcome = FindValueEnd(header.End, out var valueEnd, out var next);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            raw = _text[header.End..valueEnd];
            isOpen = next == valueEnd;
            Position = next;
        }

        // What fits no type and is not closed may be something else than the value.
        var mark = session.Log.Mark;
        if (Typed(tool, name, raw, header) is not { } value || (isOpen && session.Log.HasSince(mark, Mending.UnfitValue)))
            return ReadOutcome.Invalid;
        _members.Add(new JsonMember(name, value));
        return ReadOutcome.Complete;
    }

    /// <summary>
    /// Finds where a value ends. A closing tag counts when what follows it can follow a parameter, so that a value may hold the tag
    /// itself; a missing one is mended where the next parameter or the end of the call stands at the start of a line.
    /// </summary>
    private ReadOutcome FindValueEnd(int from, out int valueEnd, out int next)
    {
        var first = _closings.Next(from);
        valueEnd = first;
        next = 0;
        var nextOpening = _openings.Next(from);
        var callEnd = _callEnds.Next(from);
        var boundary = Math.Min(nextOpening, callEnd);
        if (boundary < first && (first == int.MaxValue || StartsLine(boundary)) && IsBoundary(boundary))
        {
            valueEnd = next = boundary;
            // Another call begins in the value, or another marker begins a line there: whether that is text or what comes next, nobody can say.
            if (_text.AsSpan(from, boundary - from).Contains(dialect.CallOpen, StringComparison.Ordinal) || ToolCallSyntaxes.AllMarkers.BeginsLine(_text, from, boundary))
                return ReadOutcome.Invalid;
            return session.Log.Mend(Mending.MissingEndMarker) ? ReadOutcome.Complete : ReadOutcome.Invalid;
        }

        if (first == int.MaxValue)
            return ReadOutcome.Truncated;
        var close = first;
        while (close != int.MaxValue && !FollowsParameter(close + dialect.ParameterClose.Length))
        {
            if (IsBrokenCallEnd(close + dialect.ParameterClose.Length))
                return ReadOutcome.Invalid;
            close = close < nextOpening ? _closings.Next(close + 1) : int.MaxValue;
        }

        valueEnd = close == int.MaxValue ? first : close;
        next = valueEnd + dialect.ParameterClose.Length;
        return HoldsOpenCall(_text.AsSpan(from, valueEnd - from)) ? ReadOutcome.Invalid : ReadOutcome.Complete;
    }

    /// <summary>Whether a call with a parameter begins in a value and does not end there, so that the closing tag found is the inner one.</summary>
    private bool HoldsOpenCall(ReadOnlySpan<char> value)
    {
        var call = value.IndexOf(dialect.CallOpen);
        return call >= 0 && value[call..].Count(dialect.ParameterOpen) > value[call..].Count(dialect.ParameterClose);
    }

    private bool StartsLine(int at) => at > 0 && _text[at - 1] == '\n';

    /// <summary>Whether the next parameter or the end of the call stands at a position; within a line, what ends the text may be part of a
    /// value that is cut.</summary>
    private bool IsBoundary(int at)
    {
        if (_text.Has(at, _end, dialect.CallClose))
            return FollowsCall(at + dialect.CallClose.Length) && (StartsLine(at) || _text.SkipSpace(at + dialect.CallClose.Length, _end) < _end);
        return TagHeader.Read(_text, at + dialect.ParameterOpen.Length, _end, out var header) == ReadOutcome.Complete
            && header!.Name is { Length: > 0 };
    }

    private bool FollowsParameter(int at)
    {
        at = _text.SkipSpace(at, _end);
        return at >= _end
            || _text.Has(at, _end, dialect.ParameterOpen)
            || _text.Has(at, _end, dialect.CallClose)
            || _text.TokenAt(at, _end, dialect.Wrappers) is not null
            || _text.TokenAt(at, _end, blockEnds) is not null
            || _text.IsCutToken(at, _end, _tags);
    }

    /// <summary>Whether most of a call's closing tag stands at a position and something else behind it: what follows is not part of a value.</summary>
    private bool IsBrokenCallEnd(int at)
    {
        const int leastLetters = 4;
        at = _text.SkipSpace(at, _end);
        return _text.AsSpan(at, _end - at).CommonPrefixLength(dialect.CallClose) >= "</".Length + leastLetters;
    }

    private bool FollowsCall(int at)
    {
        var next = _text.SkipSpace(at, _end);
        if (blockEnds.Count == 0)
            return next > at || next >= _end || _text[next] == '<';
        at = next;
        return at >= _end
            || _text.Has(at, _end, dialect.CallOpen)
            || _text.TokenAt(at, _end, blockEnds) is not null;
    }

    private JsonValue? Typed(string tool, string name, string raw, TagHeader header)
    {
        if (dialect.TrimsLineBreaks)
            raw = TaggedValue.TrimLineBreaks(raw);
        if (dialect.IsXml && !header.IsClosed)
            raw = XmlText(raw);
        if (header.Attributes.TryGetValue("string", out var isText))
        {
            return isText == "true"
                ? new JsonString(raw)
                : TaggedValue.Read(raw, JsonTypes.Any, untypedAsJson: true, session.Log, session.Options.MaxDepth, mustBeJson: true);
        }

        return header.Attributes.TryGetValue("type", out var type) && TypeNames.Find(type.Trim()) is var types and not JsonTypes.Any
            ? TaggedValue.Read(raw, types, untypedAsJson: false, session.Log, session.Options.MaxDepth)
            : session.Typed(tool, name, raw, dialect.UntypedAsJson);
    }

    /// <summary>XML text, unless a raw <c>&lt;</c> shows that the model did not escape at all.</summary>
    private static string XmlText(string raw)
    {
        const string open = "<![CDATA[";
        const string close = "]]>";
        return raw.StartsWith(open, StringComparison.Ordinal) && raw.EndsWith(close, StringComparison.Ordinal)
            ? raw[open.Length..^close.Length]
            : raw.Contains('<', StringComparison.Ordinal) ? raw : WebUtility.HtmlDecode(raw);
    }

    /// <summary>The arguments without a single parameter <c>arguments</c> that some models put around them.</summary>
    private JsonObject Unwrapped(string tool, JsonObject arguments)
        => arguments.Members is [{ Name: "arguments" or "input" or "parameters" or "properties", Value: JsonObject inner }]
            && !session.Tools.HasParameter(tool, arguments.Members[0].Name)
            ? inner
            : arguments;
}
