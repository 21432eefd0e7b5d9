using System.Globalization;
using System.Numerics;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>
/// Works out arithmetic between literals with Python's meaning (Language Reference, "Binary arithmetic operations"): whole numbers
/// are exact and stay whole but for <c>/</c>; anything with a fraction is a double.
/// </summary>
internal static class PythonArithmetic
{
    /// <summary>Longest whole numbers, in decimal digits, that are worked with; beyond, cost would not be linear.</summary>
    private const int MaxDigits = 300;

    /// <summary>The result of one operation, or null where Python fails or the result would be too large.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="operation">One of <c>+ - * / // % **</c>.</param>
    /// <param name="right">The right operand.</param>
    public static JsonNumber? Apply(JsonNumber left, string operation, JsonNumber right)
    {
        if (left.Text.Length > MaxDigits || right.Text.Length > MaxDigits)
            return null;
        if (left.IsIntegerText && right.IsIntegerText && Whole(left, operation, right) is { } whole)
            return whole;

        var a = double.Parse(left.Text, CultureInfo.InvariantCulture);
        var b = double.Parse(right.Text, CultureInfo.InvariantCulture);
        double? result = operation switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => a / b,
            "//" => Math.Floor(a / b),
            "%" => a - (b * Math.Floor(a / b)),
            "**" => Math.Pow(a, b),
            _ => null,
        };
        return result is { } value && double.IsFinite(value) ? FromDouble(value) : null;
    }

    /// <summary>The numeral with the opposite sign.</summary>
    public static JsonNumber Negate(JsonNumber number)
        => new(number.Text[0] == '-' ? number.Text[1..] : "-" + number.Text);

    private static JsonNumber? Whole(JsonNumber left, string operation, JsonNumber right)
    {
        var a = BigInteger.Parse(left.Text, CultureInfo.InvariantCulture);
        var b = BigInteger.Parse(right.Text, CultureInfo.InvariantCulture);
        BigInteger? result = operation switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "//" when !b.IsZero => FloorDivide(a, b),
            "%" when !b.IsZero => a - (b * FloorDivide(a, b)),
            "**" when b >= 0 && b * left.Text.Length <= MaxDigits => BigInteger.Pow(a, (int)b),
            _ => null,
        };
        return result is { } value ? new JsonNumber(value.ToString(CultureInfo.InvariantCulture)) : null;
    }

    private static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var remainder);
        return !remainder.IsZero && (remainder.Sign < 0) != (b.Sign < 0) ? quotient - 1 : quotient;
    }

    private static JsonNumber FromDouble(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return new JsonNumber(text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text);
    }
}
