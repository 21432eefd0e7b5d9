namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>Small looks into a text at a position; none of them looks further than it must.</summary>
internal static class TextSpans
{
    /// <summary>The position of the first character that is not white space.</summary>
    public static int SkipSpace(this string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>The position after the last character that is not white space, looking back from <paramref name="end"/>.</summary>
    public static int TrimBack(this string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    /// <summary>Whether a token stands at a position.</summary>
    public static bool Has(this string text, int at, int end, string token)
        => end - at >= token.Length && string.CompareOrdinal(text, at, token, 0, token.Length) == 0;

    /// <summary>The first of several tokens that stands at a position, or null.</summary>
    public static string? TokenAt(this string text, int at, int end, IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (text.Has(at, end, tokens[i]))
                return tokens[i];
        }

        return null;
    }

    /// <summary>Whether the text ends within one of several tokens that begins at a position.</summary>
    public static bool IsCutToken(this string text, int at, int end, IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (at < end && end - at < tokens[i].Length && string.CompareOrdinal(text, at, tokens[i], 0, end - at) == 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether a character may begin a Python or JavaScript identifier.</summary>
    public static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    /// <summary>Whether a character may continue an identifier.</summary>
    public static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>The position after a dotted name that begins at a position; the position itself when there is none.</summary>
    public static int SkipDottedName(this string text, int at, int end)
    {
        var start = at;
        while (at < end && IsNameStart(text[at]))
        {
            while (at < end && IsNamePart(text[at]))
                at++;
            if (at + 1 >= end || text[at] != '.' || !IsNameStart(text[at + 1]))
                return at;
            at++;
        }

        return at == start ? start : at;
    }
}
