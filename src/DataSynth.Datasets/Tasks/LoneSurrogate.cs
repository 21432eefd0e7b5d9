using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tasks;

/// <summary>
/// Finds half a surrogate pair in the text of a task. JSON can write it (<c>"\ud83d"</c>, RFC 8259 §8.2) and UTF-8 cannot carry it: on
/// its way to a model or into a file it would become U+FFFD without a word.
/// </summary>
internal static class LoneSurrogate
{
    /// <summary>The problem of a text, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">What to call it.</param>
    public static RowProblem? In(string? text, string place)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                return new RowProblem(QuarantineKinds.LoneSurrogate, $"{place} holds half a surrogate pair (U+{(int)text[i]:X4}); expected Unicode text");
        }

        return null;
    }

    /// <summary>The first problem in the text of a task that is sent to models or names it, or null. Schemas are sent as the bytes that
    /// they came in, and values of right calls are only compared, so both are left as they are.</summary>
    public static RowProblem? In(ToolTask task)
    {
        var problem = In(task.Id, "`id`") ?? In(task.Dataset, "`dataset`");
        for (var i = 0; problem is null && i < task.Conversation.Count; i++)
            problem = In(task.Conversation[i])?.In($"message {i}");
        for (var i = 0; problem is null && i < task.Tools.Count; i++)
            problem = In(task.Tools[i])?.In($"tools[{i}]");
        return problem;
    }

    private static RowProblem? In(Tool tool) => In(tool.Name, "`name`") ?? In(tool.Description, "`description`");

    private static RowProblem? In(Message message)
        => In(message.Role, "`role`")
            ?? In(message.Content, "`content`")
            ?? In(message.Name, "`name`")
            ?? In(message.ToolCallId, "`tool_call_id`")
            ?? message.ToolCallIds.Select(id => In(id, "the id of a call")).FirstOrDefault(found => found is not null)
            ?? message.ToolCalls.Select(In).FirstOrDefault(found => found is not null);

    private static RowProblem? In(ToolCall call)
        => In(call.Name, "the name of a call") ?? In(call.Arguments, $"the call of \"{call.Name}\"");

    private static RowProblem? In(JsonValue value, string place) => value switch
    {
        JsonString text => In(text.Text, place),
        JsonArray list => list.Items.Select(item => In(item, place)).FirstOrDefault(found => found is not null),
        JsonObject map => map.Members.Select(member => In(member.Name, place) ?? In(member.Value, place)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
