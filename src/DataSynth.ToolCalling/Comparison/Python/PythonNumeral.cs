using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Comparison.Python;

/// <summary>What Python's <c>int(text)</c> and <c>float(text)</c> accept: white space around, a sign, underscores between digits.</summary>
internal static class PythonNumeral
{
    /// <summary><c>int(text)</c>; false where it raises ValueError.</summary>
    public static bool TryInt(string text, [NotNullWhen(true)] out JsonNumber? value)
    {
        value = null;
        var body = PythonText.Strip(text);
        var negative = body.StartsWith('-');
        if (negative || body.StartsWith('+'))
            body = body[1..];
        if (!TryDigits(body, out var digits))
            return false;

        digits = digits.TrimStart('0');
        value = new JsonNumber(digits.Length == 0 ? "0" : negative ? $"-{digits}" : digits);
        return true;
    }

    /// <summary><c>float(text)</c>; false where it raises ValueError.</summary>
    public static bool TryFloat(string text, [NotNullWhen(true)] out JsonNumber? value)
    {
        value = null;
        var body = PythonText.Strip(text);
        var unsigned = body.TrimStart('+', '-');
        if (body.Length - unsigned.Length > 1)
            return false;

        var negative = body.StartsWith('-');
        if (unsigned.Equals("inf", StringComparison.OrdinalIgnoreCase) || unsigned.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            value = PythonValue.Float(negative ? double.NegativeInfinity : double.PositiveInfinity);
            return true;
        }

        if (unsigned.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = PythonValue.Float(double.NaN);
            return true;
        }

        if (unsigned.Length == 0 || !(char.IsAsciiDigit(unsigned[0]) || unsigned[0] == '.') || !HasOnlyInnerUnderscores(unsigned))
            return false;
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        if (!double.TryParse(body.Replace("_", "", StringComparison.Ordinal), Style, CultureInfo.InvariantCulture, out var number))
            return false;
        value = PythonValue.Float(number);
        return true;
    }

    private static bool TryDigits(string body, out string digits)
    {
        digits = body.Replace("_", "", StringComparison.Ordinal);
        return digits.Length > 0 && HasOnlyInnerUnderscores(body) && digits.All(char.IsAsciiDigit);
    }

    private static bool HasOnlyInnerUnderscores(string body)
    {
        for (var i = body.IndexOf('_', StringComparison.Ordinal); i >= 0; i = body.IndexOf('_', i + 1))
        {
            if (i == 0 || i == body.Length - 1 || !char.IsAsciiDigit(body[i - 1]) || !char.IsAsciiDigit(body[i + 1]))
                return false;
        }

        return true;
    }
}
