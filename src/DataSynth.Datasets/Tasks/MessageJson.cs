using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tasks;

/// <summary>Messages in OpenAI's form, read and written.</summary>
internal static class MessageJson
{
    /// <summary>Reads a conversation.</summary>
    /// <param name="value">A list of messages; at least one.</param>
    /// <param name="conversation">The messages.</param>
    /// <param name="problem">Why it is not a conversation.</param>
    public static bool TryReadList(
        JsonValue value,
        [NotNullWhen(true)] out IReadOnlyList<Message>? conversation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        conversation = null;
        if (value is not JsonArray { Items.Count: > 0 } array)
        {
            problem = new RowProblem(
                QuarantineKinds.NoConversation,
                value is JsonArray ? "the conversation is empty" : $"the conversation is {JsonKindNames.Of(value)}; expected a list of messages");
            return false;
        }

        var messages = new List<Message>(array.Items.Count);
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (!TryRead(array.Items[i], out var message, out problem))
            {
                problem = problem.In($"message {i}").As(QuarantineKinds.NoConversation);
                return false;
            }

            messages.Add(message);
        }

        conversation = messages;
        problem = null;
        return true;
    }

    /// <summary>Writes one message; arguments as objects, so that number text stays readable.</summary>
    public static void Write(Message message, JsonTextBuilder output)
    {
        output.Raw("{\"role\":").Text(message.Role).Raw(",\"content\":");
        if (message.Content is null)
            output.Raw("null");
        else
            output.Text(message.Content);

        if (message.ToolCalls.Count > 0)
            WriteCalls(message, output);
        if (message.ToolCallId is not null)
            output.Raw(",\"tool_call_id\":").Text(message.ToolCallId);
        if (message.Name is not null)
            output.Raw(",\"name\":").Text(message.Name);
        output.Raw("}");
    }

    private static void WriteCalls(Message message, JsonTextBuilder output)
    {
        output.Raw(",\"tool_calls\":[");
        for (var i = 0; i < message.ToolCalls.Count; i++)
        {
            output.Raw(i > 0 ? ",{" : "{");
            if (i < message.ToolCallIds.Count)
                output.Raw("\"id\":").Text(message.ToolCallIds[i]).Raw(",");
            output.Raw("\"type\":\"function\",\"function\":{\"name\":").Text(message.ToolCalls[i].Name)
                .Raw(",\"arguments\":").Value(message.ToolCalls[i].Arguments).Raw("}}");
        }

        output.Raw("]");
    }

    /// <summary>Reads one message.</summary>
    public static bool TryRead(JsonValue value, [NotNullWhen(true)] out Message? message, [NotNullWhen(false)] out RowProblem? problem)
    {
        message = null;
        if (value is not JsonObject @object)
        {
            problem = $"found {JsonKindNames.Of(value)}; expected an object with `role` and `content`";
            return false;
        }

        var role = @object.GetText("role");
        if (string.IsNullOrEmpty(role))
        {
            problem = "`role` is missing";
            return false;
        }

        if (!TryReadContent(@object, out var content, out problem) || !TryReadCalls(@object, out var calls, out var ids, out problem))
            return false;

        if (content is null && calls.Count == 0)
        {
            problem = "the message has neither `content` nor `tool_calls`";
            return false;
        }

        message = new Message(role, content)
        {
            ToolCalls = calls,
            ToolCallIds = ids,
            ToolCallId = @object.GetText("tool_call_id"),
            Name = @object.GetText("name"),
        };
        return true;
    }

    private static bool TryReadContent(JsonObject message, out string? content, [NotNullWhen(false)] out RowProblem? problem)
    {
        content = null;
        problem = null;
        if (!message.TryGet("content", out var value) || value is JsonNull)
            return true;

        switch (value)
        {
            case JsonString text:
                content = text.Text;
                return true;
            case JsonArray parts when parts.Items.All(part => part is JsonObject o && o.GetText("text") is not null):
                content = string.Concat(parts.Items.Select(part => ((JsonObject)part).GetText("text")));
                return true;
            default:
                problem = $"`content` is {JsonKindNames.Of(value)}; expected a string or a list of text parts";
                return false;
        }
    }

    private static bool TryReadCalls(
        JsonObject message,
        out IReadOnlyList<ToolCall> calls,
        out IReadOnlyList<string> ids,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        calls = [];
        ids = [];
        problem = null;
        if (!message.TryGet("tool_calls", out var value) || value is JsonNull)
            return true;

        if (value is not JsonArray array)
        {
            problem = $"`tool_calls` is {JsonKindNames.Of(value)}; expected a list";
            return false;
        }

        var readCalls = new List<ToolCall>(array.Items.Count);
        var readIds = new List<string>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (!CallJson.TryRead(item, out var call, out problem))
                return false;
            readCalls.Add(call);
            if (item is JsonObject outer && outer.GetText("id") is { } id)
                readIds.Add(id);
        }

        calls = readCalls;
        ids = readIds.Count == readCalls.Count ? readIds : [];
        return true;
    }
}
