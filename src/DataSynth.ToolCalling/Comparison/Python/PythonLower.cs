using System.Globalization;
using System.Text;

namespace DataSynth.ToolCalling.Comparison.Python;

/// <summary>Python's <c>str.lower()</c>: the full case mapping of the Unicode standard (§3.13), in which U+0130 becomes two characters and
/// a capital sigma that ends a word becomes a final one.</summary>
internal static class PythonLower
{
    private const char CapitalSigma = '\u03A3';
    private const char CapitalDottedI = '\u0130';

    /// <summary>Characters without the general category that have the property Other_Lowercase or Other_Uppercase.</summary>
    private static readonly (int First, int Last)[] OtherCased =
    [
        (0x00AA, 0x00AA), (0x00BA, 0x00BA), (0x02B0, 0x02B8), (0x02C0, 0x02C1), (0x02E0, 0x02E4), (0x0345, 0x0345), (0x037A, 0x037A),
        (0x10FC, 0x10FC), (0x1D2C, 0x1D6A), (0x1D78, 0x1D78), (0x1D9B, 0x1DBF), (0x2071, 0x2071), (0x207F, 0x207F), (0x2090, 0x209C),
        (0x2160, 0x217F), (0x24B6, 0x24E9), (0x2C7C, 0x2C7D), (0xA69C, 0xA69D), (0xA770, 0xA770), (0xA7F8, 0xA7F9), (0xAB5C, 0xAB5F),
        (0x10780, 0x10780), (0x10783, 0x10785), (0x10787, 0x107B0), (0x107B2, 0x107BA),
        (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189),
    ];

    /// <summary>Lower case.</summary>
    public static string Of(string text)
    {
        var lower = text.ToLowerInvariant();
        if (text.AsSpan().IndexOfAny(CapitalSigma, CapitalDottedI) < 0)
            return lower;

        // The simple mapping keeps every character in its place.
        var builder = new StringBuilder(lower.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case CapitalDottedI: builder.Append("i\u0307"); break;
                case CapitalSigma: builder.Append(IsFinal(text, i) ? '\u03C2' : '\u03C3'); break;
                default: builder.Append(lower[i]); break;
            }
        }

        return builder.ToString();
    }

    /// <summary>The condition Final_Sigma: a cased letter before and none after, case-ignorable characters between left aside.</summary>
    private static bool IsFinal(string text, int sigma)
    {
        var before = sigma;
        while (before > 0)
        {
            Rune.DecodeLastFromUtf16(text.AsSpan(0, before), out var rune, out var length);
            before -= length;
            if (IsIgnorable(rune))
                continue;
            return IsCased(rune) && !IsFollowedByCased(text.AsSpan(sigma + 1));
        }

        return false;
    }

    private static bool IsFollowedByCased(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsIgnorable(rune))
                return IsCased(rune);
        }

        return false;
    }

    private static bool IsCased(Rune rune)
        => Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            || Array.Exists(OtherCased, range => rune.Value >= range.First && rune.Value <= range.Last);

    private static bool IsIgnorable(Rune rune)
        => Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter
            or UnicodeCategory.ModifierSymbol
            || rune.Value is '\'' or '.' or ':' or 0x00B7 or 0x0387 or 0x055F or 0x05F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027
                or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07 or 0xFF0E or 0xFF1A;
}
