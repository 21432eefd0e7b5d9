using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataSynth.Parquet.Text;

namespace DataSynth.Parquet;

/// <summary>
/// Writes rows as JSON Lines. Bytes become <c>{"$hex":"…"}</c>, timestamps, dates and times <c>{"$t":"…"}</c>, decimals
/// <c>{"$dec":"…"}</c>, a UUID its usual text, a map a list of <c>{"key":…,"value":…}</c>, not-a-number and the infinities
/// <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>; a float is the shortest numeral that gives the same double.
/// </summary>
public static class ParquetJson
{
    private const int LongestHexOnStack = 256;

    // Text stays readable in every script; the lines are data, not HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a row as one object and a line feed.</summary>
    /// <param name="schema">The fields of the row, as <see cref="ParquetFileReader.Project"/> gives them.</param>
    /// <param name="row">A value per field.</param>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    public static void WriteLine(ParquetSchema schema, ReadOnlySpan<object?> row, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(output);
        using (var json = new Utf8JsonWriter(output, Options))
            WriteMembers(schema.Fields, row, json);
        output.Write("\n"u8);
    }

    private static void WriteMembers(IReadOnlyList<ParquetField> fields, ReadOnlySpan<object?> values, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        for (var i = 0; i < fields.Count; i++)
        {
            json.WritePropertyName(fields[i].Name);
            WriteValue(fields[i], values[i], json);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(ParquetField field, object? value, Utf8JsonWriter json)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteRawValue(JsonText.Quote(text), skipInputValidation: true); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case uint number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case ulong number: json.WriteNumberValue(number); break;
            case Half number: WriteNumber((double)number, json); break;
            case float number: WriteNumber(number, json); break;
            case double number: WriteNumber(number, json); break;
            case Guid uuid: json.WriteStringValue(uuid); break;
            case byte[] utf8 when field.IsText: json.WriteRawValue(JsonText.Quote(Encoding.UTF8.GetString(utf8)), skipInputValidation: true); break;
            case byte[] bytes: WriteTagged("$hex"u8, bytes, json); break;
            case ParquetDecimal number: WriteTagged("$dec"u8, number.ToString(), json); break;
            case ParquetTimestamp or ParquetDate or ParquetTime: WriteTagged("$t"u8, value.ToString()!, json); break;
            case object?[] members when field.Kind == ParquetFieldKind.Struct: WriteMembers(field.Children, members, json); break;
            case IReadOnlyList<object?> elements: WriteElements(field, elements, json); break;
            default: throw new ArgumentException($"Field {field.Name} holds a {value.GetType().Name}, which no reader gives.", nameof(value));
        }
    }

    private static void WriteElements(ParquetField field, IReadOnlyList<object?> elements, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var element in elements)
            WriteValue(field.Children[0], element, json);
        json.WriteEndArray();
    }

    private static void WriteNumber(double number, Utf8JsonWriter json)
    {
        if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }

    private static void WriteTagged(ReadOnlySpan<byte> tag, ReadOnlySpan<char> text, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(tag, text);
        json.WriteEndObject();
    }

    private static void WriteTagged(ReadOnlySpan<byte> tag, byte[] bytes, Utf8JsonWriter json)
    {
        Span<char> hex = bytes.Length <= LongestHexOnStack ? stackalloc char[LongestHexOnStack * 2] : new char[bytes.Length * 2];
        Convert.TryToHexStringLower(bytes, hex, out var written);
        WriteTagged(tag, hex[..written], json);
    }
}
