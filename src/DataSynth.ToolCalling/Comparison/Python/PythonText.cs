namespace DataSynth.ToolCalling.Comparison.Python;

/// <summary>Python's white space: that of .NET and the four ASCII separators U+001C to U+001F.</summary>
internal static class PythonText
{
    /// <summary>Whether <c>str.isspace</c> holds for a character.</summary>
    public static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\u001C' and <= '\u001F';

    /// <summary><c>str.strip()</c>.</summary>
    public static string Strip(string text)
    {
        var stripped = Strip(text.AsSpan());
        return stripped.Length == text.Length ? text : stripped.ToString();
    }

    /// <inheritdoc cref="Strip(string)"/>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return text[start..end];
    }

    /// <summary><c>len(text.split())</c>: the number of runs that hold no white space.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var character in text)
        {
            var space = IsSpace(character);
            if (!space && !inside)
                words++;
            inside = !space;
        }

        return words;
    }
}
