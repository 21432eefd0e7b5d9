namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>What stands around a stretch of text on its lines, by which a call is told from talk about one.</summary>
/// <param name="text">The text.</param>
/// <param name="end">Where the text ends.</param>
internal sealed class LineContext(string text, int end)
{
    private const string Bullets = "-*>\u2022";

    /// <summary>
    /// Whether nothing else stands on the lines of a stretch: before it white space, the sign of a list, or words that a colon ends; after
    /// it punctuation. Backticks and quotes around it are part of it.
    /// </summary>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends.</param>
    public bool IsAlone(int from, int to)
    {
        while (from > 0 && to < end && text[from - 1] == text[to] && text[to] is '`' or '"' or '\'')
            (from, to) = (from - 1, to + 1);
        return BeginsLine(from) && EndsLine(to);
    }

    /// <summary>Whether a stretch stands between single backticks.</summary>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends.</param>
    public bool IsInlineCode(int from, int to)
        => from > 0 && to < end && text[from - 1] == '`' && text[to] == '`'
            && !(from > 1 && text[from - 2] == '`') && !text.Has(to, end, TextSpans.Fence);

    private bool BeginsLine(int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t' or '`')
            at--;
        if (at > 0 && text[at - 1] == ':')
            return true;
        while (at > 0 && (Bullets.Contains(text[at - 1], StringComparison.Ordinal) || text[at - 1] is ' ' or '.' or ')' || char.IsAsciiDigit(text[at - 1])))
            at--;
        return at == 0 || text[at - 1] == '\n';
    }

    private bool EndsLine(int at)
    {
        while (at < end && text[at] is ' ' or '\t' or '\r' or ';' or '.' or ',' or '`')
            at++;
        return at >= end || text[at] == '\n' || (at > 0 && text[at - 1] == '\n');
    }
}
