using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Lines;

/// <summary>Finds the members of a JSON line without building anything, so that what is not needed costs no more than reading it.</summary>
internal static class LineScanner
{
    /// <summary>Scans a line.</summary>
    /// <param name="line">The line as UTF-8.</param>
    /// <param name="names">The members to look for.</param>
    /// <param name="found">Takes for each of them where its value stands; of a member given twice the last counts. Filled as far as the
    /// line could be read.</param>
    /// <param name="error">What was found and what was expected.</param>
    /// <returns>Whether the line is one JSON object.</returns>
    public static bool TryScan(ReadOnlySpan<byte> line, ReadOnlySpan<byte[]> names, Span<SourceSpan> found, out string? error)
    {
        if (!Utf8.IsValid(line))
        {
            error = "not valid UTF-8";
            return false;
        }

        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = JsonTextReader.DefaultMaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                error = $"expected an object, found {Word(reader.TokenType)}";
                return false;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var index = IndexOf(names, ref reader);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                if (index >= 0)
                    found[index] = new SourceSpan(start, (int)reader.BytesConsumed - start);
            }

            while (reader.Read())
            {
                // Utf8JsonReader reports whatever follows the object.
            }
        }
        catch (JsonException exception)
        {
            error = $"not valid JSON: {JsonTextReader.Describe(exception)}";
            return false;
        }

        error = null;
        return true;
    }

    /// <summary>The names as <see cref="TryScan"/> takes them.</summary>
    public static byte[][] Names(params ReadOnlySpan<string> names)
    {
        var bytes = new byte[names.Length][];
        for (var i = 0; i < names.Length; i++)
            bytes[i] = Encoding.UTF8.GetBytes(names[i]);
        return bytes;
    }

    private static int IndexOf(ReadOnlySpan<byte[]> names, ref Utf8JsonReader reader)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (reader.ValueTextEquals(names[i]))
                return i;
        }

        return -1;
    }

    private static string Word(JsonTokenType type) => type switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a boolean",
    };
}
