using System.Buffers;
using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Lines that begin a turn of the user in plain words (<c>User:</c>, <c>### Human</c>, <c>**User:**</c>), which models go on to invent
/// behind their calls.</summary>
/// <param name="text">The text.</param>
/// <param name="end">Where it ends.</param>
/// <param name="unmarked">Tells whether a call without markers stands before such a line.</param>
internal sealed class InventedTurns(string text, int end, UnmarkedReader unmarked)
{
    private static readonly string[] Users = ["User", "Human", "USER", "HUMAN"];

    private static readonly SearchValues<string> Words = SearchValues.Create(Users, StringComparison.Ordinal);

    private readonly UnmarkedStrings _strings = new(text, 0, end);
    private int _since = -1;
    private int _turn;

    /// <summary>Where the next such line begins that stands in no string and behind a call, or -1. Positions must rise; time is linear over all.</summary>
    /// <param name="at">Where to begin to look.</param>
    /// <param name="since">Where the text begins that was not sorted yet.</param>
    /// <param name="limit">Where to stop.</param>
    /// <param name="isBehindCalls">Whether calls were read already.</param>
    public int Next(int at, int since, int limit, bool isBehindCalls)
    {
        if (since > _since)
            _strings.Restart(_since = since);
        if (_turn >= 0 && _turn < at)
            _turn = Find(at);
        while (_turn >= 0 && _turn < limit)
        {
            var after = _strings.EndAround(_turn);
            if (after < 0 && (isBehindCalls || unmarked.FindsCall(since, _turn)))
                return _turn;
            _turn = Find(after < 0 ? LineEnd(_turn) : after);
        }

        return -1;
    }

    private int LineEnd(int at) => text.IndexOf('\n', at, end - at) is var line and >= 0 ? line : end;

    private int Find(int at)
    {
        var from = at;
        while (at < end && text.AsSpan(at, end - at).IndexOfAny(Words) is var length and >= 0)
        {
            at += length;
            if (LineOf(at) is var line && line >= from)
                return line;
            at++;
        }

        return -1;
    }

    /// <summary>Where the line of a word begins if it begins a turn: nothing but signs of bold text and headings stands before it, and behind it a
    /// colon or, in a heading, nothing.</summary>
    private int LineOf(int at)
    {
        var from = PromptLabels.LineStart(text, at);
        var isHeading = text.AsSpan(from, at - from).Contains('#');
        at += text.TokenAt(at, end, Users)!.Length;
        while (at < end && text[at] is '*' or ' ')
            at++;
        var ends = at < end && (text[at] == ':' || (isHeading && text[at] is '\n' or '\r'));
        return ends && (from == 0 || text[from - 1] == '\n') ? from : -1;
    }
}
