using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Lines;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tasks;

/// <summary>
/// Takes the tools out of a task's text without building their schemas: they are most of the text, and the same few thousand come again
/// and again. A tool that is written byte for byte as one before is that one. Bounded, thread-safe, and invisible except in time.
/// </summary>
internal static class StoredTools
{
    private const int MostTools = 4096;

    private static readonly ByteKeyedCache<Tool> Known = new(MostTools);

    /// <summary>Splits a text.</summary>
    /// <param name="utf8">A task that <see cref="TaskJson.Write"/> wrote.</param>
    /// <param name="tools">Its tools.</param>
    /// <param name="rest">The text with an empty list in their place.</param>
    /// <returns>False for a text in which there is no plain list of tools; what is wrong with it is for the whole reader to say.</returns>
    public static bool TryTake(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out IReadOnlyList<Tool>? tools, [NotNullWhen(true)] out byte[]? rest)
    {
        tools = null;
        rest = null;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonTextReader.DefaultMaxDepth });
        try
        {
            if (!TryFind(ref reader))
                return false;
            var start = (int)reader.TokenStartIndex;
            var read = new List<Tool>();
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                var from = (int)reader.TokenStartIndex;
                reader.Skip();
                if (Read(utf8[from..(int)reader.BytesConsumed]) is not { } tool)
                    return false;
                read.Add(tool);
            }

            if (reader.TokenType != JsonTokenType.EndArray)
                return false;
            tools = read;
            rest = [.. utf8[..start], .. "[]"u8, .. utf8[(int)reader.BytesConsumed..]];
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Goes to the list.</summary>
    private static bool TryFind(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("tools"u8);
            reader.Read();
            if (found)
                return reader.TokenType == JsonTokenType.StartArray;
            reader.Skip();
        }

        return false;
    }

    private static Tool? Read(ReadOnlySpan<byte> utf8)
    {
        if (Known.Find(utf8) is { } known)
            return known;
        var text = utf8.ToArray();
        if (!ToolJson.TryRead(new LocatedJson(JsonValue.Parse(text), text), convert: null, out var tool, out _))
            return null;
        Known.Add(utf8, tool);
        return tool;
    }
}
