using System.Globalization;
using System.Text;

namespace DataSynth.Cli.Console;

/// <summary>How many terminal cells text takes: two for wide characters (Unicode Standard Annex #11, W and F), none for marks.</summary>
internal static class DisplayWidth
{
    /// <summary>First and last code points of the wide blocks, ascending.</summary>
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x23E9, 0x23EC), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19),
        (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF),
        (0x20000, 0x3FFFD),
    ];

    /// <summary>The cells that text takes.</summary>
    /// <param name="text">Text without escape sequences.</param>
    public static int Of(ReadOnlySpan<char> text)
    {
        var cells = 0;
        foreach (var rune in text.EnumerateRunes())
            cells += Of(rune);
        return cells;
    }

    /// <summary>The text with every control character, tabs too, shown as one space, and lone surrogates as U+FFFD: what comes from a
    /// file must not steer the terminal.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Text of the same length in UTF-16 units.</returns>
    public static string Printable(string text)
        => string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                var pair = char.IsHighSurrogate(source[i]) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]);
                if (pair)
                {
                    target[i] = source[i];
                    target[i + 1] = source[i + 1];
                    i++;
                    continue;
                }

                target[i] = char.IsSurrogate(source[i]) ? '\uFFFD' : IsUnsafe(source[i]) ? ' ' : source[i];
            }
        });

    /// <summary>The text cut to a number of cells, with <c>…</c> where something is missing.</summary>
    /// <param name="text">Text without escape sequences.</param>
    /// <param name="cells">The most cells that the result takes; at least 1.</param>
    public static string Truncate(string text, int cells)
    {
        if (Of(text) <= cells)
            return text;

        var output = new StringBuilder();
        var used = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > cells)
                break;
            output.Append(rune.ToString());
        }

        return output.Append('…').ToString();
    }

    /// <summary>Where the longest tail begins that fits into a number of cells.</summary>
    /// <param name="text">Text without escape sequences.</param>
    /// <param name="cells">The most cells of the tail.</param>
    /// <returns>An index into the text, never inside a surrogate pair.</returns>
    public static int LastFitting(ReadOnlySpan<char> text, int cells)
    {
        var index = text.Length;
        while (index > 0)
        {
            var previous = index - 1;
            if (previous > 0 && char.IsLowSurrogate(text[previous]) && char.IsHighSurrogate(text[previous - 1]))
                previous--;
            cells -= Of(text[previous..index]);
            if (cells < 0)
                break;
            index = previous;
        }

        return index;
    }

    private static bool IsUnsafe(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static int Of(Rune rune)
    {
        if (rune.Value < 0x300)
            return 1;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            return 0;
        foreach (var (first, last) in Wide)
        {
            if (rune.Value >= first && rune.Value <= last)
                return 2;
        }

        return 1;
    }
}
