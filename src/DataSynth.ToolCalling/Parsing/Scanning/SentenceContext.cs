namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>Whether a stretch of text is part of a sentence, a comment, or struck out, so that it is spoken of rather than said.</summary>
/// <param name="text">The text.</param>
/// <param name="end">Where the text ends.</param>
internal sealed class SentenceContext(string text, int end)
{
    private static readonly (string Open, string Close)[] Comments = [("<!--", "-->"), ("/*", "*/")];

    private const string Strike = "~~";
    private const int LongestLook = 2048;

    private static readonly string[] LineComments = ["//", "# ", "#\t", "#{", "#[", "#<"];

    private static readonly string[] Negations = ["not", "never", "no", "without", "don't", "won't", "didn't"];

    private readonly LineContext _lines = new(text, end);

    /// <summary>Whether a sentence begins before a stretch and goes on behind it, on the same line and without a colon before the stretch.</summary>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="since">Where the text begins that was not sorted yet.</param>
    public bool GoesOnAround(int from, int to, int since) => !BeginsSentence(from, since) && GoesOn(to);

    /// <summary>Whether the last word before a position on its line is one that negates.</summary>
    /// <param name="at">The position.</param>
    /// <param name="since">Where the text begins that was not sorted yet.</param>
    public bool IsNegated(int at, int since)
    {
        at = SkipBack(at, since);
        var from = at;
        while (from > since && (char.IsLetter(text[from - 1]) || text[from - 1] is '\'' or '\u2019'))
            from--;
        var word = text[from..at].Replace('\u2019', '\'');
        return Negations.Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a stretch begins in a comment (<c>&lt;!-- … --&gt;</c>, <c>/* … */</c>, or a line that begins with <c>//</c> or <c>#</c>), or is struck out (<c>~~…~~</c>).</summary>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="since">Where the text begins that was not sorted yet.</param>
    public bool IsStruckOut(int from, int to, int since)
    {
        since = Math.Max(since, from - LongestLook);
        var before = text.AsSpan(since, from - since);
        var after = text.AsSpan(to, Math.Min(LongestLook, end - to));
        foreach (var (open, close) in Comments)
        {
            if (before.LastIndexOf(open) is var at and >= 0 && !before[at..].Contains(close, StringComparison.Ordinal) && after.Contains(close, StringComparison.Ordinal))
                return true;
        }

        var line = before[(before.LastIndexOf('\n') + 1)..];
        var start = from - line.TrimStart(" \t").Length;
        var isLine = line.Length < before.Length || since == 0 || text[since - 1] == '\n';
        if (isLine && text.TokenAt(start, end, LineComments) is not null && start < from)
            return true;
        return line.Count(Strike) % 2 == 1
            && after[..(after.IndexOf('\n') is var stop and >= 0 ? stop : after.Length)].Contains(Strike, StringComparison.Ordinal);
    }

    /// <summary>Whether a position stands at the start of a line or of a sentence, or behind a colon or the sign of a list.</summary>
    /// <param name="at">The position.</param>
    /// <param name="since">Where the text begins that was not sorted yet.</param>
    public bool BeginsSentence(int at, int since)
    {
        var before = SkipBack(at, since);
        return before == since || text[before - 1] is '\n' or '.' or '!' or '?' or ':' or '\u2026' or '\u3002' or '\uff1a' or '\uff01' or '\uff1f'
            || _lines.BeginsLine(at);
    }

    private int SkipBack(int at, int since)
    {
        while (at > since && text[at - 1] is ' ' or '\t' or '`' or '*' or '"' or '\'' or '(')
            at--;
        return at;
    }

    /// <summary>Whether words follow a position on its line, the first of which begins no sentence of its own.</summary>
    /// <param name="at">The position.</param>
    public bool GoesOn(int at)
    {
        while (at < end && text[at] is ' ' or '\t' or '`' or '*' or '"' or '\'' or ',' or ';' or ')')
            at++;
        return at < end && char.IsLetter(text[at]) && !char.IsUpper(text[at]);
    }
}
