using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>
/// Finds where the results of tools end in one text. What proves to be missing is looked for once, so that time stays linear: a marker that
/// closes a kind of result, and the end of a string.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="end">Where the text ends.</param>
/// <param name="table">The markers of calls.</param>
internal sealed class ToolResultEnds(string text, int end, MarkerTable table)
{
    private static readonly string[] Labels = ["Thought", "Action", "Final Answer", ToolResults.Observation];

    private readonly HashSet<string> _neverClosed = [];
    private bool _stringNeverClosed;

    /// <summary>Whether a result was closed within a string that is itself never closed, so that nobody can say whether that was its end.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>
    /// The position behind the marker that closes a result, or -1. Markers in strings that are closed are part of the result, and of results
    /// within results the outer one is closed by the last.
    /// </summary>
    /// <param name="at">The position behind the opening marker.</param>
    /// <param name="marker">The markers.</param>
    public int Closed(int at, (string Open, string Close) marker)
    {
        if (_neverClosed.Contains(marker.Close))
            return -1;
        var strings = new UnmarkedStrings(text, at, end);
        var opens = new TagFinder(text, end, marker.Open);
        var closes = new TagFinder(text, end, marker.Close);
        var (depth, last) = (1, -1);
        while (depth > 0 && closes.Next(at) is var close and < int.MaxValue)
        {
            var next = Math.Min(close, opens.Next(at));
            if (EndOfString(strings, next) is var after and >= 0)
            {
                at = after;
                continue;
            }

            IsDoubtful |= _stringNeverClosed;
            depth += next == close ? -1 : 1;
            at = next + (next == close ? marker.Close : marker.Open).Length;
            last = next == close ? at : last;
        }

        if (last < 0)
            _neverClosed.Add(marker.Close);
        return last;
    }

    /// <summary>
    /// Where the result behind <see cref="ToolResults.Observation"/> ends: at the next line of a ReAct prompt, at an empty line, or at a marker
    /// of calls that begins a line, none of them in a string.
    /// </summary>
    /// <param name="at">The position behind the label.</param>
    public int Observed(int at)
    {
        var strings = new UnmarkedStrings(text, at, end);
        at = text.SkipSpace(at, end);
        while (at < end && text.AsSpan(at, end - at).IndexOf('\n') is var length and >= 0)
        {
            at += length + 1;
            if (EndOfString(strings, at) is var after and >= 0)
                at = after;
            else if (EndsObservation(at))
                return at;
        }

        return end;
    }

    /// <summary>The end of the closed string around a position, or -1.</summary>
    private int EndOfString(UnmarkedStrings strings, int position)
    {
        if (_stringNeverClosed)
            return -1;
        var after = strings.EndAround(position);
        _stringNeverClosed = after >= end;
        return _stringNeverClosed ? -1 : after;
    }

    private bool EndsObservation(int at)
    {
        while (at < end && text[at] is ' ' or '\t' or '\r' or '*')
            at++;
        return at >= end || text[at] == '\n' || Labels.Any(label => text.SkipLabel(at, end, label) >= 0)
            || (at + 1 < end && table.At(text, at, end).Any(entry => entry.Syntax is not null));
    }
}
