namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>What stands around a stretch of text on its lines, by which a call is told from talk about one.</summary>
/// <param name="text">The text.</param>
/// <param name="end">Where the text ends.</param>
internal sealed class LineContext(string text, int end)
{
    private const string Bullets = "-*>\u2022";
    private const int LongestLook = 512;

    private static readonly string[] BlockKeywords =
        ["def", "class", "async", "with", "for", "while", "if", "elif", "else", "try", "except", "finally"];

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

    /// <summary>The closing backtick of inline code that begins at a position, or -1 where none begins there or it does not close on the
    /// line soon.</summary>
    /// <param name="from">Where the code begins, after the backtick.</param>
    public int InlineCodeEnd(int from)
    {
        if (from == 0 || text[from - 1] != '`' || (from > 1 && text[from - 2] == '`'))
            return -1;
        var length = text.AsSpan(from, Math.Min(LongestLook, end - from)).IndexOfAny('`', '\n');
        return length > 0 && text[from + length] == '`' && !text.Has(from + length, end, "``") ? from + length : -1;
    }

    /// <summary>Whether the line of a position is the indented body of a statement of a program: <c>with open(a) as b:</c>.</summary>
    /// <param name="at">The position.</param>
    public bool IsInProgram(int at)
    {
        var indent = at;
        while (indent > 0 && text[indent - 1] is ' ' or '\t')
            indent--;
        if (indent == at || indent == 0 || text[indent - 1] != '\n')
            return false;
        var from = Math.Max(0, indent - LongestLook);
        var before = text.AsSpan(from, indent - from).TrimEnd();
        var line = before[(before.LastIndexOf('\n') + 1)..].TrimStart();
        if (line is not [.., ':'])
            return false;
        var word = line.IndexOfAny(" :");
        foreach (var keyword in BlockKeywords)
        {
            if (line[..word].SequenceEqual(keyword))
                return line.Contains('(') || word == line.Length - 1;
        }

        return false;
    }

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
