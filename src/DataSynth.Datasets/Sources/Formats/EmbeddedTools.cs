using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>Finds a list of tools within other text, as sets have it that keep the prompt they were made with.</summary>
internal static class EmbeddedTools
{
    private const int MaxAttempts = 64;

    /// <summary>Finds the first JSON list of objects in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="list">The list with the bytes that it was read from.</param>
    /// <param name="rest">The text without it.</param>
    public static bool TryFind(string text, out LocatedJson list, [NotNullWhen(true)] out string? rest)
    {
        var start = 0;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            start = text.IndexOf('[', start);
            if (start < 0)
                break;
            var after = text.AsSpan(start + 1).TrimStart();
            if (after is ['{' or ']', ..] && TryRead(text, start, out list, out var length))
            {
                rest = string.Concat(text.AsSpan(0, start), text.AsSpan(start + length));
                return true;
            }

            start++;
        }

        list = default;
        rest = null;
        return false;
    }

    private static bool TryRead(string text, int start, out LocatedJson list, out int length)
    {
        list = default;
        length = 0;
        var utf8 = Encoding.UTF8.GetBytes(text[start..]);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonTextReader.DefaultMaxDepth });
        try
        {
            reader.Read();
            reader.Skip();
        }
        catch (JsonException)
        {
            return false;
        }

        var bytes = utf8.AsMemory(0, (int)reader.BytesConsumed);
        if (!JsonTextReader.TryRead(bytes.Span, JsonTextReader.DefaultMaxDepth, out var value, out _) || value is not JsonArray)
            return false;
        list = new LocatedJson(value, bytes);
        length = Encoding.UTF8.GetCharCount(bytes.Span);
        return true;
    }
}
