namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>The marks of Markdown's code blocks: three or more backticks or tildes open one, and as many or more of the same close it
/// (CommonMark 0.31.2, section 4.5).</summary>
internal static class CodeFences
{
    private const int Shortest = 3;

    /// <summary>The shortest marks.</summary>
    public static IReadOnlyList<string> Marks { get; } = ["```", "~~~"];

    /// <summary>The length of the mark that stands at a position, or 0 where there is none.</summary>
    public static int FenceLength(this string text, int at, int end)
    {
        if (at >= end || text[at] is not ('`' or '~'))
            return 0;
        var after = at;
        while (after < end && text[after] == text[at])
            after++;
        return after - at >= Shortest ? after - at : 0;
    }

    /// <summary>The position after a code fence's opening line (<c>```json</c>), or -1 where there is none.</summary>
    public static int SkipFenceOpening(this string text, int at, int end)
    {
        var length = text.FenceLength(at, end);
        if (length == 0)
            return -1;
        at += length;
        while (at < end && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or '+'))
            at++;
        return at;
    }

    /// <summary>The position after the mark that stands at a position, or the position itself where there is none.</summary>
    public static int SkipFence(this string text, int at, int end) => at + text.FenceLength(at, end);

    /// <summary>Where the fence stands that a text ends with and that opens a code block, since those before it are closed; -1 where there is none.</summary>
    /// <param name="text">The text, trimmed.</param>
    public static int OpenedAtEnd(string text)
    {
        var open = -1;
        for (var line = 0; line >= 0 && line < text.Length; line = text.IndexOf('\n', line) is var next and >= 0 ? next + 1 : -1)
        {
            var at = line + text.AsSpan(line).IndexOfAnyExcept(' ', '\t');
            var length = text.FenceLength(at, text.Length);
            if (length == 0)
                continue;
            if (open < 0)
                open = at;
            else if (text[at] == text[open] && length >= text.FenceLength(open, text.Length))
                open = -1;
        }

        return open >= 0 && text.SkipFenceOpening(open, text.Length) == text.Length ? open : -1;
    }
}
