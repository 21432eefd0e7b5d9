using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>Results of tools as text sets write them: a list of objects with the tool's name and what it gave.</summary>
internal static class ToolResults
{
    /// <summary>Adds each result of a list; a text of another shape is one result as it stands.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key of what the tool gave.</param>
    /// <param name="builder">Where they go.</param>
    public static void Add(string text, string key, ConversationBuilder builder)
    {
        if (!JsonTextReader.TryRead(text, out var value, out _))
        {
            builder.Answer(null, text);
            return;
        }

        IReadOnlyList<JsonValue> results = value is JsonArray list ? list.Items : [value];
        if (results.Count == 0 || !results.All(item => item is JsonObject named && named.GetText("name") is not null))
        {
            builder.Answer(null, text);
            return;
        }

        foreach (var result in results.Cast<JsonObject>())
            builder.Answer(result.GetText("name"), ContentOf(result, key));
    }

    private static string ContentOf(JsonObject result, string key)
    {
        if (!result.TryGet(key, out var content))
            return result.ToString();
        return content is JsonString text ? text.Text : content.ToString();
    }
}
