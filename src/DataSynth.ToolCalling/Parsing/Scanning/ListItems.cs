namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>Tells from the words before a stretch of text whether it is one more item of an enumeration.</summary>
internal static class ListItems
{
    private const string Bullets = "-\u2022>";

    private static readonly string[] Turns = ["### Instruction", "### Response", "### Input", "### Assistant", "\nAssistant:"];

    /// <summary>Whether nothing but the end of a sentence stands between two items.</summary>
    /// <param name="between">The text between them.</param>
    public static bool IsBlank(ReadOnlySpan<char> between) => between.Trim().TrimStart(".,;").IsEmpty;

    /// <summary>Whether a heading or a label between two items begins another turn of a conversation; those of a user end the reply already
    /// (<see cref="InventedTurns"/>).</summary>
    /// <param name="between">The text between them.</param>
    public static bool HasTurn(ReadOnlySpan<char> between)
    {
        foreach (var turn in Turns)
        {
            if (between.Contains(turn, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether the last line before an item begins with the sign of a list, a number, or a word and a number: <c>2.</c>, <c>Step 2:</c>.</summary>
    /// <param name="before">The text between the item before and this one.</param>
    public static bool IsItem(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        if (before.IsEmpty)
            return false;
        var line = before[(before.LastIndexOf('\n') + 1)..].TrimStart(" \t\r");
        if (line is "*" || Bullets.Contains(line[0], StringComparison.Ordinal))
            return true;
        line = line.TrimStart("*# ");
        var word = 0;
        while (word < line.Length && char.IsLetter(line[word]))
            word++;
        line = line[word..].TrimStart(' ');
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits > 0 && digits < line.Length && line[digits] is '.' or ')' or ':' or '*';
    }
}
