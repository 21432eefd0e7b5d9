namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>The labels of ReAct prompts, which models also write in bold: <c>Action:</c>, <c>**Action:**</c>, <c>**Action**:</c>.</summary>
internal static class PromptLabels
{
    /// <summary>The two spellings of a label without the signs before it and behind its colon.</summary>
    /// <param name="label">The label, without the colon.</param>
    public static string[] Spell(string label) => [$"{label}:", $"{label}**:"];

    /// <summary>The position behind a label, its colon and the signs of bold text around it, or -1 where another text stands.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The position.</param>
    /// <param name="end">Where the text ends.</param>
    /// <param name="label">The label, without the colon.</param>
    public static int SkipLabel(this string text, int at, int end, string label)
    {
        at = text.SkipBold(at, end);
        if (!text.Has(at, end, label))
            return -1;
        at = text.SkipBold(at + label.Length, end);
        return at < end && text[at] == ':' ? text.SkipBold(at + 1, end) : -1;
    }

    /// <summary>The position before a label on its line where nothing but white space and the signs of bold text and headings stands there.</summary>
    public static int LineStart(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t' or '*' or '#')
            at--;
        return at;
    }

    /// <summary>Whether nothing but white space and the signs of bold text and headings stands before a position on its line.</summary>
    public static bool BeginsLine(string text, int at)
    {
        at = LineStart(text, at);
        return at == 0 || text[at - 1] == '\n';
    }

    /// <summary>The position behind signs of bold text.</summary>
    public static int SkipBold(this string text, int at, int end)
    {
        while (at < end && text[at] == '*')
            at++;
        return at;
    }
}
