using System.Buffers;
using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Lines that begin a turn of the user in plain words (<c>User:</c>, <c>### Human</c>, <c>**User:**</c>), which models go on to invent
/// behind their calls.</summary>
/// <param name="text">The text.</param>
/// <param name="end">Where it ends.</param>
internal sealed class InventedTurns(string text, int end)
{
    private static readonly string[] Users = ["User", "Human", "USER", "HUMAN"];

    private static readonly SearchValues<string> Words = SearchValues.Create(Users, StringComparison.Ordinal);

    private readonly UnmarkedStrings _strings = new(text, 0, end);
    private int _since = -1;
    private int _turn;

    /// <summary>Where the next such line begins that stands in no string, or -1. Positions must rise; time is linear over all.</summary>
    /// <param name="at">Where to begin to look.</param>
    /// <param name="since">Where the text begins that was not sorted yet.</param>
    /// <param name="limit">Where to stop.</param>
    public int Next(int at, int since, int limit)
    {
        if (since > _since)
            _strings.Restart(_since = since);
        if (_turn >= 0 && _turn < at)
            _turn = Find(at);
        while (_turn >= 0 && _turn < limit)
        {
            if (_strings.EndAround(_turn) is not (>= 0 and var after))
                return _turn;
            _turn = Find(after);
        }

        return -1;
    }

    /// <summary>Passes over a line that ends nothing.</summary>
    /// <param name="turn">Where it begins.</param>
    public void Pass(int turn) => _turn = Find(turn + 1);

    private int Find(int at)
    {
        while (at < end && text.AsSpan(at, end - at).IndexOfAny(Words) is var length and >= 0)
        {
            at += length;
            if (LineOf(at) is var line and >= 0)
                return line;
            at++;
        }

        return -1;
    }

    /// <summary>Where the line of a word begins if it begins a turn: nothing but signs of bold text and headings stands before it, and behind it a
    /// colon or, in a heading, nothing.</summary>
    private int LineOf(int at)
    {
        var from = at;
        var isHeading = false;
        while (from > 0 && text[from - 1] is ' ' or '*' or '#')
            isHeading |= text[--from] == '#';
        at += text.TokenAt(at, end, Users)!.Length;
        while (at < end && text[at] is '*' or ' ')
            at++;
        var ends = at < end && (text[at] == ':' || (isHeading && text[at] is '\n' or '\r'));
        return ends && (from == 0 || text[from - 1] == '\n') ? from : -1;
    }
}
