using System.Globalization;

namespace DataSynth.ToolCalling.Json;

/// <summary>A JSON number as its source text, so that <c>1</c>, <c>1.0</c> and <c>1e0</c> stay apart and no digit is lost.</summary>
/// <param name="text">A numeral in the grammar of RFC 8259 §6. Readers of wider grammars (Python's <c>NaN</c>) may store
/// <c>NaN</c>, <c>Infinity</c> or <c>-Infinity</c>, which <see cref="IsFinite"/> tells apart.</param>
public sealed class JsonNumber(string text) : JsonValue
{
    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Number;

    /// <summary>The numeral as it was written.</summary>
    public string Text { get; } = text;

    /// <summary>Whether the text has neither a fraction nor an exponent, which is what Python's <c>json</c> reads as an <c>int</c>.</summary>
    public bool IsIntegerText => IsFinite && Text.AsSpan().IndexOfAny('.', 'e', 'E') < 0;

    /// <summary>False for <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, which are not JSON.</summary>
    public bool IsFinite => Text is not ("NaN" or "Infinity" or "-Infinity");

    /// <summary>Whether the value has no fraction, however it is written: true for <c>5</c>, <c>5.0</c> and <c>5e3</c>.</summary>
    public bool IsIntegral => IsIntegerText || (IsFinite && NumeralForm.Of(Text).IsIntegral);

    /// <summary>One text for all numerals of the same mathematical value: <c>1</c> for <c>1</c>, <c>1.0</c> and <c>1e0</c>; digits and
    /// an exponent (<c>15e-1</c>) where there is a fraction or more than 20 zeros follow.</summary>
    public string CanonicalText => !IsFinite || (IsIntegerText && Text != "-0" && (Text.Length <= 20 || Text[^1] != '0'))
        ? Text
        : NumeralForm.Of(Text).ToString();

    /// <summary>The value as the nearest double; infinite beyond its range, NaN for <c>NaN</c>.</summary>
    public double ToDouble() => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Whether two numerals stand for the same mathematical value (JSON Schema core 2020-12 §4.2.2): <c>1</c>, <c>1.0</c> and
    /// <c>10e-1</c> do, <c>9007199254740993</c> and <c>9007199254740992</c> do not. <c>NaN</c> equals itself, so that every value does.</summary>
    /// <param name="other">The other numeral.</param>
    public bool HasSameValue(JsonNumber other)
    {
        if (!IsFinite || !other.IsFinite)
            return Text == other.Text;
        if (Text == other.Text)
            return true;
        // Different texts of plain integers are different numbers, but for the sign of zero (leading zeros are not JSON).
        if (IsIntegerText && other.IsIntegerText)
            return Text is "0" or "-0" && other.Text is "0" or "-0";
        return NumeralForm.Of(Text) == NumeralForm.Of(other.Text);
    }

    /// <summary>A number from a 64-bit integer.</summary>
    /// <param name="value">The value.</param>
    public static JsonNumber Of(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number from a double, as the shortest numeral that reads back equal; integral values get no fraction.</summary>
    /// <param name="value">The value; must be finite to be written as JSON.</param>
    public static JsonNumber Of(double value) => new(value.ToString("R", CultureInfo.InvariantCulture));
}
