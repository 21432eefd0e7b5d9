using System.Globalization;
using System.Numerics;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Comparison.Python;

/// <summary>
/// The value semantics of Python, which the reference code of BFCL and ToolRL inherits: <c>1 == 1.0 == True</c>, integers of any size,
/// integers and floats compared exactly, and NaN, which is unequal to itself but found equal inside containers, because these look at
/// identity first and the JSON decoder hands out one NaN object.
/// </summary>
internal static class PythonValue
{
    /// <summary>No finite double has more digits before the point.</summary>
    private const int MaxDigitsOfDouble = 310;

    /// <summary>Integers up to this length are exact as a double.</summary>
    private const int ExactDigits = 15;

    /// <summary>The type that Python's decoder gives a value: a number is an <c>int</c> if it has neither fraction nor exponent.</summary>
    public static PythonType TypeOf(JsonValue value) => value switch
    {
        JsonString => PythonType.Str,
        JsonNumber number => number.IsIntegerText ? PythonType.Int : PythonType.Float,
        JsonBoolean => PythonType.Bool,
        JsonArray => PythonType.List,
        JsonObject => PythonType.Dict,
        _ => PythonType.None,
    };

    /// <summary>A Python <c>float</c>; its text shows that it is one.</summary>
    public static JsonNumber Float(double value)
    {
        if (double.IsNaN(value))
            return new JsonNumber("NaN");
        if (double.IsInfinity(value))
            return new JsonNumber(value > 0 ? "Infinity" : "-Infinity");
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return new JsonNumber(text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text);
    }

    /// <summary>The operator <c>==</c>.</summary>
    public static bool AreEqual(JsonValue left, JsonValue right) => (left, right) switch
    {
        (JsonString a, JsonString b) => a.Text == b.Text,
        (JsonNull, JsonNull) => true,
        (JsonArray a, JsonArray b) => AreEqualLists(a.Items, b.Items),
        (JsonObject a, JsonObject b) => AreEqualDicts(a, b),
        (JsonNumber or JsonBoolean, JsonNumber or JsonBoolean) => AreEqualNumbers(ToNumber(left), ToNumber(right)),
        _ => false,
    };

    /// <summary>How containers compare their elements: identity, then <c>==</c>. The same as <c>==</c> but for NaN.</summary>
    public static bool AreSameElement(JsonValue left, JsonValue right)
        => (left is JsonNumber { Text: "NaN" } && right is JsonNumber { Text: "NaN" }) || AreEqual(left, right);

    /// <summary>The operator <c>==</c> of two lists.</summary>
    public static bool AreEqualLists(IReadOnlyList<JsonValue> left, IReadOnlyList<JsonValue> right)
    {
        if (left.Count != right.Count)
            return false;

        for (var i = 0; i < left.Count; i++)
        {
            if (!AreSameElement(left[i], right[i]))
                return false;
        }

        return true;
    }

    /// <summary>A text that elements share exactly when a dictionary would take them for the same key; null for what Python cannot hash.</summary>
    public static string? HashKey(JsonValue value)
    {
        switch (value)
        {
            case JsonString text: return $"s{text.Text}";
            case JsonNull: return "n";
            case JsonNumber or JsonBoolean:
                var number = ToNumber(value);
                if (number.IsIntegerText)
                    return number.CanonicalText;
                var approximate = number.ToDouble();
                return double.IsFinite(approximate) && Math.Floor(approximate) == approximate
                    ? new JsonNumber(new BigInteger(approximate).ToString(CultureInfo.InvariantCulture)).CanonicalText
                    : Float(approximate).Text;
            default: return null;
        }
    }

    private static bool AreEqualDicts(JsonObject left, JsonObject right)
    {
        if (left.Members.Count != right.Members.Count)
            return false;

        foreach (var member in left.Members)
        {
            if (!right.TryGet(member.Name, out var value) || !AreSameElement(member.Value, value))
                return false;
        }

        return true;
    }

    private static JsonNumber ToNumber(JsonValue value)
        => value as JsonNumber ?? new JsonNumber(((JsonBoolean)value).Value ? "1" : "0");

    private static bool AreEqualNumbers(JsonNumber left, JsonNumber right) => (left.IsIntegerText, right.IsIntegerText) switch
    {
        (true, true) => left.HasSameValue(right),
        (true, false) => IsExactly(left, right.ToDouble()),
        (false, true) => IsExactly(right, left.ToDouble()),
        _ => left.ToDouble() == right.ToDouble(),
    };

    private static bool IsExactly(JsonNumber integer, double value)
    {
        if (!double.IsFinite(value) || Math.Floor(value) != value || integer.Text.Length > MaxDigitsOfDouble)
            return false;
        return integer.Text.Length <= ExactDigits
            ? integer.ToDouble() == value
            : BigInteger.Parse(integer.Text, CultureInfo.InvariantCulture) == new BigInteger(value);
    }
}
