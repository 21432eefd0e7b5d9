using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>JSON objects, or an array of them, after a marker: Hermes, Granite, InternLM, Jamba, and many more.</summary>
internal sealed class JsonBetweenMarkers(string name, string description, string example, string[] open, string[] close)
    : ToolCallSyntax(name, description, example)
{
    /// <summary>A second marker that may follow the first, or null (default).</summary>
    public string? SecondMarker { get; init; }

    /// <summary>The name by which the model says that it calls nothing, or null (default).</summary>
    public string? NoCallName { get; init; }

    /// <summary>The character that a payload must begin with to be found without the hint, or null (default) for any.</summary>
    public char? Begins { get; init; }

    /// <summary>Whether the name of the tool is the key of its arguments; default false.</summary>
    public bool NameIsKey { get; init; }

    /// <summary>Whether the end marker is often swallowed as a stop word, so that its absence is no repair; default false.</summary>
    public bool EndMarkerIsOptional { get; init; }

    /// <summary>Whether nothing at all between the markers is an empty list of calls, rather than a call that is missing; default false.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Whether the calls may begin in reasoning that was never closed; default false.</summary>
    public bool MayEndReasoning { get; init; }

    /// <inheritdoc/>
    internal override bool EndsReasoning => MayEndReasoning;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers => open;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> BlockEnds => close;

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        at += marker.Length;
        if (SecondMarker is not null)
        {
            var second = session.Text.SkipSpace(at, session.End);
            if (session.Text.Has(second, session.End, SecondMarker))
                at = second + SecondMarker.Length;
            else if (second == session.End || session.Text.IsCutToken(second, session.End, [SecondMarker]))
                return Block.Truncated;
        }

        var first = session.Text.SkipSpace(at, session.End);
        if (first < session.End && TextSpans.IsNameStart(session.Text[first]) && marker[0] is '<' or '[')
            return OtherForms.Read(session, first, close);
        if (first < session.End && session.Text[first] is not ('{' or '[' or '"' or '`' or '~' or '<'))
            return Block.NotThis;
        if (Begins is not null && session.Hinted != this && first < session.End && session.Text[first] != Begins)
            return Block.NotThis;
        var trust = NameIsKey ? CallTrust.NameIsKey : CallTrust.Marked;
        var block = new PayloadReader(session, open, close, trust) { NotesMissingEnd = !EndMarkerIsOptional, MayBeEmpty = MayBeEmpty }.Read(at);
        return NoCallName is null || session.Tools.Has(NoCallName)
            ? block
            : block with { Calls = [.. block.Calls.Where(call => call.Name != NoCallName)] };
    }
}
