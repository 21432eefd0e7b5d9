using System.Buffers;
using System.Text;

namespace DataSynth.ToolCalling.Json;

/// <summary>
/// Writes <see cref="JsonValue"/> as compact JSON. Escapes only what RFC 8259 §7 demands (quote, backslash, control characters) and
/// lone surrogates, so that text in any script stays readable and two equal values give equal bytes.
/// </summary>
public static class JsonTextWriter
{
    private static readonly SearchValues<char> NeedsCare = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    /// <summary>Texts up to this length are written in one step.</summary>
    private const int ShortLength = 256;

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    public static void Write(JsonValue value, IBufferWriter<byte> output)
    {
        switch (value)
        {
            case JsonObject @object: WriteObject(@object, output); break;
            case JsonArray array: WriteArray(array, output); break;
            case JsonString text: WriteString(text.Text, output); break;
            case JsonNumber number: Encoding.UTF8.GetBytes(number.Text, output); break;
            case JsonBoolean boolean: output.Write(boolean.Value ? "true"u8 : "false"u8); break;
            default: output.Write("null"u8); break;
        }
    }

    /// <summary>Writes a quoted and escaped string.</summary>
    /// <param name="text">The text; lone surrogates become <c>\uXXXX</c>.</param>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    public static void WriteString(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        if (text.Length <= ShortLength && text.IndexOfAny(NeedsCare) < 0)
        {
            WriteShort(text, output);
            return;
        }

        output.Write("\""u8);
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(NeedsCare);
            if (plain < 0)
                plain = text.Length;
            if (plain > 0)
                Encoding.UTF8.GetBytes(text[..plain], output);
            text = text[plain..];
            if (text.IsEmpty)
                break;

            var taken = WriteSpecial(text, output);
            text = text[taken..];
        }

        output.Write("\""u8);
    }

    private static void WriteShort(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        const int MostBytesOfUnit = 3;
        var span = output.GetSpan((text.Length * MostBytesOfUnit) + 2);
        span[0] = (byte)'"';
        var length = Encoding.UTF8.GetBytes(text, span[1..]) + 1;
        span[length] = (byte)'"';
        output.Advance(length + 1);
    }

    private static int WriteSpecial(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        if (text.Length > 1 && char.IsSurrogatePair(text[0], text[1]))
        {
            Encoding.UTF8.GetBytes(text[..2], output);
            return 2;
        }

        switch (text[0])
        {
            case '"': output.Write("\\\""u8); break;
            case '\\': output.Write("\\\\"u8); break;
            case '\n': output.Write("\\n"u8); break;
            case '\r': output.Write("\\r"u8); break;
            case '\t': output.Write("\\t"u8); break;
            case '\b': output.Write("\\b"u8); break;
            case '\f': output.Write("\\f"u8); break;
            default: Encoding.UTF8.GetBytes($"\\u{(int)text[0]:x4}", output); break;
        }

        return 1;
    }

    private static void WriteObject(JsonObject @object, IBufferWriter<byte> output)
    {
        output.Write("{"u8);
        for (var i = 0; i < @object.Members.Count; i++)
        {
            if (i > 0)
                output.Write(","u8);
            WriteString(@object.Members[i].Name, output);
            output.Write(":"u8);
            Write(@object.Members[i].Value, output);
        }

        output.Write("}"u8);
    }

    private static void WriteArray(JsonArray array, IBufferWriter<byte> output)
    {
        output.Write("["u8);
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0)
                output.Write(","u8);
            Write(array.Items[i], output);
        }

        output.Write("]"u8);
    }
}
