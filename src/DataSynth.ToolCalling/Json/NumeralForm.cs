using System.Globalization;

namespace DataSynth.ToolCalling.Json;

/// <summary>
/// The exact value of a numeral as sign, significant digits and a power of ten, without big-integer arithmetic, so that a numeral of a
/// million digits costs a million steps.
/// </summary>
/// <param name="IsNegative">The sign; false for zero.</param>
/// <param name="Digits">The digits without zeros at either end; empty for zero.</param>
/// <param name="Exponent">The power of ten of the last digit; 0 for zero.</param>
internal readonly record struct NumeralForm(bool IsNegative, string Digits, long Exponent)
{
    /// <summary>Exponents are cut here; a numeral beyond is not a number that anything can compute with.</summary>
    private const long Limit = long.MaxValue / 4;

    public bool IsIntegral => Exponent >= 0;

    /// <summary>The value of a finite numeral in the grammar of RFC 8259 §6.</summary>
    public static NumeralForm Of(ReadOnlySpan<char> text)
    {
        var negative = text.StartsWith("-");
        if (negative)
            text = text[1..];

        long exponent = 0;
        var mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            exponent = ReadExponent(text[(mark + 1)..]);
            text = text[..mark];
        }

        var point = text.IndexOf('.');
        string digits;
        if (point < 0)
        {
            digits = text.ToString();
        }
        else
        {
            digits = string.Concat(text[..point], text[(point + 1)..]);
            exponent -= text.Length - point - 1;
        }

        var significant = digits.AsSpan().TrimStart('0');
        var trimmed = significant.TrimEnd('0');
        return trimmed.IsEmpty
            ? new NumeralForm(false, "", 0)
            : new NumeralForm(negative, trimmed.ToString(), exponent + (significant.Length - trimmed.Length));
    }

    /// <summary>The value as a numeral that every equal value shares: plain digits where that is short, otherwise digits and exponent.</summary>
    public override string ToString()
    {
        if (Digits.Length == 0)
            return "0";
        var sign = IsNegative ? "-" : "";
        return Exponent is >= 0 and <= 20
            ? string.Concat(sign, Digits, new string('0', (int)Exponent))
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{Digits}e{Exponent}");
    }

    private static long ReadExponent(ReadOnlySpan<char> text)
    {
        var negative = text.StartsWith("-");
        var digits = text.TrimStart("+-").TrimStart('0');
        if (digits.IsEmpty)
            return 0;
        var value = digits.Length > 18 ? Limit : Math.Min(Limit, long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        return negative ? -value : value;
    }
}
