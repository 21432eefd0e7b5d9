using System.Globalization;
using System.Numerics;

namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>Numerals of JSON (RFC 8259 §6) and Python (Language Reference, "Numeric literals").</summary>
internal static class NumeralScanner
{
    /// <summary>Longest hexadecimal, octal or binary numeral that is converted; longer ones would cost more than linear time.</summary>
    private const int MaxPrefixedLength = 64;

    /// <summary>The length of the numeral, sign included, at the start of a text; 0 when there is none.</summary>
    public static int Measure(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        var digits = at;
        if (text.Length > at + 1 && text[at] == '0' && (text[at + 1] | 0x20) is 'x' or 'o' or 'b')
        {
            at += 2;
            while (at < text.Length && (char.IsAsciiHexDigit(text[at]) || text[at] == '_'))
                at++;
            return at;
        }

        at = SkipDigits(text, at);
        if (at < text.Length && text[at] == '.')
            at = SkipDigits(text, at + 1);
        if (at == digits || (at == digits + 1 && text[digits] == '.'))
            return 0;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1;
            if (exponent < text.Length && text[exponent] is '-' or '+')
                exponent++;
            var after = SkipDigits(text, exponent);
            if (after > exponent)
                at = after;
        }

        return at;
    }

    /// <summary>Whether a text may end within a numeral: nothing follows what was measured of it but a sign, a point, or the beginning of an
    /// exponent.</summary>
    /// <param name="rest">The text behind what was measured.</param>
    public static bool IsCut(ReadOnlySpan<char> rest)
        => rest is "" or "e" or "E" or "e-" or "e+" or "E-" or "E+" or "-" or "+" or "." or "-." or "+.";

    /// <summary>Whether a measured numeral is spelled as JSON demands.</summary>
    public static bool IsJson(ReadOnlySpan<char> numeral)
    {
        var at = numeral[0] == '-' ? 1 : 0;
        var whole = SkipPlainDigits(numeral, at);
        if (whole == at || (numeral[at] == '0' && whole > at + 1))
            return false;
        at = whole;
        if (at < numeral.Length && numeral[at] == '.')
        {
            var fraction = SkipPlainDigits(numeral, at + 1);
            if (fraction == at + 1)
                return false;
            at = fraction;
        }

        if (at < numeral.Length && numeral[at] is 'e' or 'E')
        {
            at++;
            if (at < numeral.Length && numeral[at] is '-' or '+')
                at++;
            at = SkipPlainDigits(numeral, at);
        }

        return at == numeral.Length;
    }

    /// <summary>A measured Python numeral in JSON's spelling, or null where Python itself refuses it (<c>007</c>).</summary>
    public static string? ToJson(ReadOnlySpan<char> numeral)
    {
        if (IsJson(numeral))
            return numeral.ToString();

        var negative = numeral[0] == '-';
        var digits = (negative || numeral[0] == '+' ? numeral[1..] : numeral).ToString();
        if (digits.Contains('_', StringComparison.Ordinal))
        {
            if (digits[^1] == '_' || digits.Contains("__", StringComparison.Ordinal))
                return null;
            digits = digits.Replace("_", "", StringComparison.Ordinal);
        }

        string? plain;
        if (digits.Length > 1 && digits[0] == '0' && char.IsAsciiLetter(digits[1]) && (digits[1] | 0x20) != 'e')
        {
            plain = FromPrefixed(digits);
        }
        else
        {
            var point = digits.IndexOf('.', StringComparison.Ordinal);
            if (point == 0)
                digits = "0" + digits;
            point = digits.IndexOf('.', StringComparison.Ordinal);
            if (point >= 0 && (point + 1 == digits.Length || !char.IsAsciiDigit(digits[point + 1])))
                digits = digits.Insert(point + 1, "0");
            plain = IsJson(digits) ? digits : null;
        }

        return plain is null ? null : negative ? "-" + plain : plain;
    }

    private static string? FromPrefixed(string digits)
    {
        var radix = (digits[1] | 0x20) switch { 'x' => 16, 'o' => 8, _ => 2 };
        if (digits.Length is 2 or > MaxPrefixedLength)
            return null;

        var value = BigInteger.Zero;
        foreach (var c in digits.AsSpan(2))
        {
            var digit = Convert.ToInt32(c.ToString(), 16);
            if (digit >= radix)
                return null;
            value = (value * radix) + digit;
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '_' && at > 0 && char.IsAsciiDigit(text[at - 1]))))
            at++;
        return at;
    }

    private static int SkipPlainDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }
}
