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

    /// <summary>Whether a stretch stands within inline code: between single backticks on its line, or the text ends before the second.</summary>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="since">Where the text begins that was not sorted yet; backticks before it belong to something else.</param>
    public bool IsInlineCode(int from, int to, int since) => OpensInlineCode(from, since) && (ClosingBacktick(to) >= 0 || IsLastLine(to));

    /// <summary>The closing backtick of the inline code around a position, or -1 where there is none or it does not close on the line soon.</summary>
    /// <param name="from">The position.</param>
    /// <param name="since">Where the text begins that was not sorted yet.</param>
    public int InlineCodeEnd(int from, int since) => OpensInlineCode(from, since) ? ClosingBacktick(from) : -1;

    /// <summary>Whether an odd number of single backticks stands before a position on its line.</summary>
    private bool OpensInlineCode(int at, int since)
    {
        since = Math.Max(since, at - LongestLook);
        var before = text.AsSpan(since, at - since);
        before = before[(before.LastIndexOf('\n') + 1)..];
        return before.Count('`') % 2 == 1 && !before.Contains("``", StringComparison.Ordinal);
    }

    private bool IsLastLine(int at) => end - at < LongestLook && !text.AsSpan(at, end - at).Contains('\n');

    private int ClosingBacktick(int at)
    {
        var length = text.AsSpan(at, Math.Min(LongestLook, end - at)).IndexOfAny('`', '\n');
        return length >= 0 && text[at + length] == '`' && !text.Has(at + length, end, "``") ? at + length : -1;
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

    /// <summary>Whether nothing but white space, the sign of a list, or words that a colon ends stands before a position on its line.</summary>
    public bool BeginsLine(int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t' or '`' or '*')
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
