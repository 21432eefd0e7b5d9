using System.Buffers;
using System.Text;
using DataSynth.ToolCalling.Json.Unicode;

namespace DataSynth.ToolCalling.Json;

/// <summary>
/// One text for all values that mean the same, as a key for duplicates and agreement: no space, members sorted by code unit, numbers
/// by mathematical value (<c>1</c>, <c>1.0</c> and <c>1e0</c> give <c>1</c>; integers of any size are exact), strings in Unicode
/// normalisation form C. Letter case, white space within strings, and <c>"5"</c> against <c>5</c> stay apart.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical text of a value.</summary>
    /// <param name="value">The value.</param>
    public static string Of(JsonValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(value, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the canonical text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="output">Where the UTF-8 bytes go.</param>
    public static void Write(JsonValue value, IBufferWriter<byte> output)
    {
        switch (value)
        {
            case JsonObject map: WriteObject(map, output); break;
            case JsonArray array: WriteArray(array, output); break;
            case JsonString text: JsonTextWriter.WriteString(Normalization.FormC(text.Text), output); break;
            case JsonNumber number: Encoding.UTF8.GetBytes(number.CanonicalText, output); break;
            default: value.WriteTo(output); break;
        }
    }

    private static void WriteObject(JsonObject map, IBufferWriter<byte> output)
    {
        var members = map.Members.ToArray();
        Array.Sort(members, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        output.Write("{"u8);
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
                output.Write(","u8);
            JsonTextWriter.WriteString(members[i].Name, output);
            output.Write(":"u8);
            Write(members[i].Value, output);
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
