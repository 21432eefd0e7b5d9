using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>
/// Reads calls between markers that are written otherwise than the syntax has them: in Python, or a name and then JSON. Nothing but an end
/// marker, or the end of the text, may follow.
/// </summary>
internal static class OtherForms
{
    private const int LongestLook = 512;

    /// <summary>Reads the calls.</summary>
    /// <param name="session">The text and what is known about it.</param>
    /// <param name="at">Where a name begins.</param>
    /// <param name="endMarkers">What ends the block.</param>
    public static Block Read(ParseSession session, int at, IReadOnlyList<string> endMarkers)
    {
        if (endMarkers.Count == 0)
            return Block.NotThis;
        var text = session.Text;
        var window = text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
        var length = window.IndexOfAny('(', '{');
        var name = length < 0 ? "" : window[..length].TrimEnd().ToString();
        if (!session.IsPlainName(name) || (text[at + length] == '(' && name.Length < length))
            return Block.NotThis;

        var calls = new List<ToolCall>();
        var outcome = text[at + length] == '('
            ? ReadPython(session, at, endMarkers, calls, out var after)
            : ReadJson(session, name, at + length, endMarkers, calls, out after);
        if (outcome == ReadOutcome.Truncated)
            return Block.Truncated;
        var end = text.SkipSpace(after, session.End);
        var close = text.TokenAt(end, session.End, endMarkers);
        var isEnded = close is not null || ((end == session.End || text.IsCutToken(end, session.End, endMarkers)) && AreKnown(session, calls));
        if (outcome != ReadOutcome.Complete || !isEnded)
            return after - at < LongestLook ? Block.NotThis : Block.Malformed;
        if (!session.Log.Mend(Mending.OtherForm) || (close is null && !session.Log.Mend(Mending.MissingEndMarker)))
            return Block.Malformed;
        return Block.Read(close is null ? session.End : end + close.Length, calls);
    }

    /// <summary>Whether the calls are of offered tools, as far as any are known: only then they are plain without an end marker.</summary>
    private static bool AreKnown(ParseSession session, List<ToolCall> calls)
        => session.Tools.IsEmpty || calls.TrueForAll(call => session.Tools.Has(call.Name));

    private static ReadOutcome ReadPython(ParseSession session, int at, IReadOnlyList<string> endMarkers, List<ToolCall> calls, out int after)
    {
        var reader = new PythonCallReader(session, at) { EndMarkers = endMarkers, AllowDashes = true };
        var outcome = reader.ReadCalls(calls);
        after = reader.Position;
        return outcome == ReadOutcome.Complete && session.HasTooMany(calls.Count) ? ReadOutcome.Invalid : outcome;
    }

    private static ReadOutcome ReadJson(
        ParseSession session, string name, int at, IReadOnlyList<string> endMarkers, List<ToolCall> calls, out int after)
    {
        var reader = session.JsonAt(at, endMarkers);
        var outcome = reader.Read(out var value);
        after = reader.Position;
        if (outcome != ReadOutcome.Complete)
            return outcome;
        if (NamedCall.Of(name, value, session) is not { } call)
            return ReadOutcome.Invalid;
        calls.Add(call);
        return ReadOutcome.Complete;
    }
}
