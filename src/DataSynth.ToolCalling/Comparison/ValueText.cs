using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>Values in sentences: JSON, cut where it grows long.</summary>
internal static class ValueText
{
    private const int MaxLength = 80;
    private const int MaxListed = 6;

    /// <summary>A value as JSON, at most 80 characters.</summary>
    public static string Short(JsonValue value)
    {
        // Long arrays and objects are cut before they are written, so that a sentence never costs what a document does.
        var text = value switch
        {
            JsonString { Text.Length: > MaxLength } @string => new JsonString(Cut(@string.Text)).ToString(),
            JsonArray { Items.Count: > MaxListed } array => $"[{string.Join(',', array.Items.Take(MaxListed).Select(Short))},…]",
            JsonArray array => $"[{string.Join(',', array.Items.Select(Short))}]",
            JsonObject map => ShortObject(map),
            _ => value.ToString(),
        };
        return Cut(text);
    }

    /// <summary>Values separated by commas, at most six of them.</summary>
    public static string List(IReadOnlyList<JsonValue> values)
    {
        var text = string.Join(", ", values.Take(MaxListed).Select(Short));
        return values.Count > MaxListed ? $"{text} or {values.Count - MaxListed} more" : text;
    }

    private static string ShortObject(JsonObject map)
    {
        var members = map.Members.Take(MaxListed).Select(member => $"{new JsonString(Cut(member.Name))}:{Short(member.Value)}");
        return $"{{{string.Join(',', members)}{(map.Members.Count > MaxListed ? ",…" : "")}}}";
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
            return text;
        var end = char.IsHighSurrogate(text[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
