using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Decontamination;

/// <summary>
/// Finds the user's words and the tools in a record of a benchmark, whatever it calls them: the question files of BFCL
/// (<c>question</c>, <c>function</c>), the rows of fc-reward-bench (<c>conversation</c>, <c>tools</c>), OpenAI's <c>messages</c>, ShareGPT's
/// <c>conversations</c>, xLAM's <c>query</c>, a bare list of messages, or plain texts.
/// </summary>
internal static class BenchmarkFields
{
    private static readonly string[] TextKeys =
        ["question", "conversation", "conversations", "messages", "query", "prompt", "instruction", "input", "text", "user"];

    private static readonly string[] ToolKeys = ["function", "functions", "tools"];
    private static readonly string[] ParameterKeys = ["parameters", "input_schema", "inputSchema"];
    private static readonly string[] IdKeys = ["id", "test_id", "task_id", "uuid"];

    /// <summary>The item of a record, or null when it says nothing.</summary>
    public static BenchmarkItem? Read(JsonValue record, string file, long line)
    {
        if (record is not JsonObject item)
            return TextsOf(record) is { Count: > 0 } said ? new BenchmarkItem(file, line, null, [said], null) : null;
        List<IReadOnlyList<string>> texts =
            [.. TextKeys.Select(key => item.TryGet(key, out var value) ? TextsOf(value) : []).Where(found => found.Count > 0)];
        if (item.TryGet("instruction", out var instruction) && item.TryGet("input", out var input))
            texts.Add([.. TextsOf(instruction), .. TextsOf(input)]); // One question in two members, as Alpaca's rows have it, whatever stands beside them.
        var tools = ToolKeys.Select(key => item.TryGet(key, out var value) ? ToolsOf(value) : null).FirstOrDefault(found => found is not null);
        var id = IdKeys.Select(key => item.TryGet(key, out var value) ? value is JsonString text ? text.Text : value.ToString() : null)
            .FirstOrDefault(found => found is not null);
        return texts.Count > 0 || tools is not null ? new BenchmarkItem(file, line, id, texts, tools) : null;
    }

    private static List<string> TextsOf(JsonValue value)
    {
        var texts = new List<string>();
        AddTexts(value, texts);
        texts.RemoveAll(string.IsNullOrWhiteSpace);
        return texts;
    }

    private static void AddTexts(JsonValue value, List<string> texts)
    {
        switch (Unpacked(value))
        {
            case JsonString text:
                texts.Add(text.Text);
                break;
            case JsonArray list:
                foreach (var element in list.Items)
                    AddTexts(element, texts);
                break;
            case JsonObject message when (message.GetText("role") ?? message.GetText("from")) is null or "user" or "human":
                if ((message.GetText("content") ?? message.GetText("value") ?? PartsOf(message)) is { } content)
                    texts.Add(content);
                break;
        }
    }

    /// <summary>Content in parts, as OpenAI's messages may have it: its texts, a line each.</summary>
    private static string? PartsOf(JsonObject message)
        => message.TryGet("content", out var content) && content is JsonArray parts
            ? string.Join('\n', parts.Items.Select(part => part is JsonObject item ? item.GetText("text") : (part as JsonString)?.Text).OfType<string>())
            : null;

    private static string? ToolsOf(JsonValue value)
    {
        var tools = Unpacked(value) switch
        {
            JsonArray list => list.Items.Select(Unpacked).OfType<JsonObject>(),
            JsonObject one => [one],
            _ => [],
        };
        return ToolSetKey.Of(tools.Select(KeyOf).OfType<string>());
    }

    private static string? KeyOf(JsonObject tool)
    {
        var inner = tool.TryGet("function", out var wrapped) && wrapped is JsonObject function ? function : tool;
        var parameters = ParameterKeys.Select(key => inner.TryGet(key, out var value) ? Unpacked(value) as JsonObject : null).FirstOrDefault(found => found is not null);
        return inner.GetText("name") is { } name ? ToolSetKey.Of(name, inner.GetText("description"), parameters) : null;
    }

    /// <summary>A list that is written as text, as many sets have it.</summary>
    private static JsonValue Unpacked(JsonValue value)
        => value is JsonString { Text: ['[' or '{', ..] text } && JsonTextReader.TryRead(text, out var inner, out _) ? inner : value;
}
