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

    /// <summary>A number from a 64-bit integer.</summary>
    /// <param name="value">The value.</param>
    public static JsonNumber Of(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number from a double, as the shortest numeral that reads back equal; integral values get no fraction.</summary>
    /// <param name="value">The value; must be finite to be written as JSON.</param>
    public static JsonNumber Of(double value) => new(value.ToString("R", CultureInfo.InvariantCulture));
}
