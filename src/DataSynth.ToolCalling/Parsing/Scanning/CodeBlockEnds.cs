namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>Finds where the code blocks of a text end. That a string is never closed is found out once, so that time stays linear.</summary>
/// <param name="text">The text.</param>
/// <param name="end">Where the text ends.</param>
internal sealed class CodeBlockEnds(string text, int end)
{
    private bool _stringNeverClosed;

    /// <summary>Where the fence stands that closes a code block: the first that stands in no string, or just the first where a string is never
    /// closed; the end of the text where none does.</summary>
    /// <param name="opening">Where the fence stands that opens it.</param>
    /// <param name="body">The position behind its opening line.</param>
    public int CloseOf(int opening, int body)
    {
        var mark = new string(text[opening], text.FenceLength(opening, end));
        var strings = new UnmarkedStrings(text, body, end);
        var first = Next(mark, body);
        var close = first;
        while (!_stringNeverClosed && close < end && strings.EndAround(close) is var after and >= 0)
        {
            _stringNeverClosed = after >= end;
            close = Next(mark, after);
        }

        return _stringNeverClosed ? first : close;
    }

    private int Next(string mark, int at)
        => text.AsSpan(at, end - at).IndexOf(mark, StringComparison.Ordinal) is var length and >= 0 ? at + length : end;
}
