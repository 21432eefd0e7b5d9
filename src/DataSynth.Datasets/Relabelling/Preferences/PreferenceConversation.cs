using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>Conversations in other forms than the column's own: as JSON, or with the members of a message in another order.</summary>
internal static class PreferenceConversation
{
    /// <summary>Reads a JSON list of messages.</summary>
    public static IReadOnlyList<object?>? Read(ReadOnlySpan<byte> json, out RowProblem? problem)
    {
        if (JsonTextReader.TryRead(json, JsonTextReader.DefaultMaxDepth, out var value, out var error))
            return Read(value, out problem);
        problem = new RowProblem(QuarantineKinds.NoConversation, $"`conversation` is not JSON: {error}");
        return null;
    }

    /// <summary>Reads a JSON list of messages; earlier calls become text, as in all our exports.</summary>
    public static IReadOnlyList<object?>? Read(JsonValue value, out RowProblem? problem)
    {
        if (!MessageJson.TryReadList(value, out var messages, out problem))
            return null;
        var rows = new List<object?>(messages.Count);
        foreach (var message in messages)
        {
            var content = ConversationText.ContentOf(message);
            problem = LoneSurrogate.In(message.Role, $"message {rows.Count}: `role`") ?? LoneSurrogate.In(content, $"message {rows.Count}: `content`");
            if (problem is not null)
                return null;
            rows.Add(new object?[] { message.Role, content });
        }

        return rows;
    }

    /// <summary>Brings the members of messages into our order; a content that is null becomes empty.</summary>
    public static IReadOnlyList<object?>? Arrange(IReadOnlyList<object?> list, int role, int content, out RowProblem? problem)
    {
        var messages = new List<object?>(list.Count);
        foreach (var item in list)
        {
            if (item is not object?[] message || message[role] is not { } name)
            {
                problem = new RowProblem(QuarantineKinds.NoConversation, $"message {messages.Count}: `role` is missing");
                return null;
            }

            messages.Add(new object?[] { name, message[content] ?? "" });
        }

        problem = null;
        return messages;
    }
}
