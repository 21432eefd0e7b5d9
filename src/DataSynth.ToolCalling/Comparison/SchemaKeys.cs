using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>
/// Keys that two values share exactly when <see cref="SchemaRules"/> find them equal, so that sets of any size are compared by sorting
/// instead of element by element. Where a schema has branches, each value is read by the branch that fits it best.
/// </summary>
/// <param name="rules">The rules; members that say no more than leaving them out are no part of a key.</param>
/// <param name="text">When strings are equal.</param>
internal sealed class SchemaKeys(SchemaRules rules, TextRules text)
{
    /// <summary>Longer keys of elements are shortened to a digest: sets within sets would otherwise be copied once for each level.</summary>
    private const int LongestKey = 64;

    /// <summary>The keys of all elements, sorted.</summary>
    /// <param name="items">The elements.</param>
    /// <param name="schema">What is declared for the array.</param>
    public byte[][] Sorted(IReadOnlyList<JsonValue> items, ParameterSchema schema)
    {
        var keys = new byte[items.Count][];
        var buffer = new ArrayBufferWriter<byte>();
        for (var i = 0; i < keys.Length; i++)
        {
            buffer.ResetWrittenCount();
            Write(items[i], schema.Items ?? ParameterSchema.Anything, buffer);
            keys[i] = buffer.WrittenCount <= LongestKey ? buffer.WrittenSpan.ToArray() : SHA256.HashData(buffer.WrittenSpan);
        }

        Array.Sort(keys, static (left, right) => left.AsSpan().SequenceCompareTo(right));
        return keys;
    }

    private void Write(JsonValue value, ParameterSchema schema, ArrayBufferWriter<byte> output)
    {
        switch (value)
        {
            case JsonString @string:
                JsonTextWriter.WriteString(text.Fold(@string.Text), output);
                break;
            case JsonNumber number:
                WriteNumber(number, output);
                break;
            case JsonArray array:
                WriteArray(array, SchemaBranch.For(value, schema), output);
                break;
            case JsonObject map:
                WriteObject(map, SchemaBranch.For(value, schema), output);
                break;
            default:
                value.WriteTo(output);
                break;
        }
    }

    private static void WriteNumber(JsonNumber number, ArrayBufferWriter<byte> output)
    {
        if (!number.IsFinite || number.IsIntegral)
        {
            Encoding.UTF8.GetBytes(number.CanonicalText, output);
            return;
        }

        // The mark keeps a fraction that no double can tell from an integer apart from it.
        output.Write("~"u8);
        const int Longest = 32;
        Utf8Formatter.TryFormat(number.ToDouble(), output.GetSpan(Longest), out var length);
        output.Advance(length);
    }

    private void WriteArray(JsonArray array, ParameterSchema schema, ArrayBufferWriter<byte> output)
    {
        output.Write("["u8);
        if (schema.HasUniqueItems)
        {
            foreach (var key in Sorted(array.Items, schema))
            {
                Encoding.UTF8.GetBytes($"{key.Length}:", output);
                output.Write(key);
            }
        }
        else
        {
            for (var i = 0; i < array.Items.Count; i++)
            {
                Write(array.Items[i], schema.ItemAt(i), output);
                output.Write(","u8);
            }
        }

        output.Write("]"u8);
    }

    private void WriteObject(JsonObject map, ParameterSchema schema, ArrayBufferWriter<byte> output)
    {
        output.Write("{"u8);
        foreach (var member in map.Members.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            schema.TryGetProperty(member.Name, out var property);
            if (rules.ImpliedValue(property) is { } implied && rules.AreEqual(implied, member.Value, property!.Schema))
                continue;
            JsonTextWriter.WriteString(member.Name, output);
            output.Write(":"u8);
            Write(member.Value, schema.PropertyOrAnything(member.Name), output);
            output.Write(","u8);
        }

        output.Write("}"u8);
    }
}
