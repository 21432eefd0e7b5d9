using System.Globalization;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Pairs;

/// <summary>One spelling for all numerals of the same value: plain digits where that takes few, otherwise digits and an exponent.</summary>
internal static class ShortestNumeral
{
    /// <summary>Zeros that are written out rather than put into an exponent.</summary>
    private const int PlainZeros = 20;

    /// <summary>Exponents beyond this are left as they are written: no computation reads them.</summary>
    private const int MaxExponentDigits = 9;

    /// <summary>The spelling of a number's value; exact, whatever its size.</summary>
    public static string Of(JsonNumber number)
    {
        var text = number.Text;
        if (!number.IsFinite || (number.IsIntegerText && text.Length <= PlainZeros && text != "-0"))
            return text;

        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? text.AsSpan() : text.AsSpan(0, mark);
        var exponent = 0;
        if (mark >= 0)
        {
            var written = text.AsSpan(mark + 1);
            if (written.Length > MaxExponentDigits || !int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                return text;
        }

        var sign = mantissa[0] == '-' ? "-" : "";
        mantissa = mantissa.TrimStart('-');
        var point = mantissa.IndexOf('.');
        var fraction = point < 0 ? [] : mantissa[(point + 1)..];
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = string.Concat(whole, fraction).TrimStart('0');
        var digits = all.TrimEnd('0');
        exponent += all.Length - digits.Length - fraction.Length;
        return digits.Length == 0 ? "0" : sign + Spell(digits, exponent);
    }

    private static string Spell(string digits, int exponent)
    {
        if (exponent is >= 0 and <= PlainZeros)
            return digits + new string('0', exponent);
        var whole = digits.Length + exponent;
        if (exponent < 0 && whole > 0)
            return string.Concat(digits.AsSpan(0, whole), ".", digits.AsSpan(whole));
        if (exponent < 0 && whole > -PlainZeros)
            return string.Concat("0.", new string('0', -whole), digits);
        return digits.Length == 1
            ? $"{digits}e{whole - 1}"
            : $"{digits[..1]}.{digits[1..]}e{whole - 1}";
    }
}
