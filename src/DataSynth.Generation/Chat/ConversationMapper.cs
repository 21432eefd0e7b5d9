using System.Globalization;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Chat;

/// <summary>Turns a task's messages into chat messages that lose nothing: argument text in <c>RawRepresentation</c>, a result's tool
/// name in <c>AuthorName</c>, ids made up in order where the source has none.</summary>
internal sealed class ConversationMapper
{
    private readonly Queue<(string Id, string Name)> _unanswered = new();
    private int _calls;

    private ConversationMapper()
    {
    }

    /// <summary>Maps a conversation.</summary>
    /// <param name="messages">The messages in order.</param>
    public static List<ChatMessage> Map(IReadOnlyList<Message> messages)
    {
        var mapper = new ConversationMapper();
        var mapped = new List<ChatMessage>(messages.Count);
        foreach (var message in messages)
            mapped.Add(mapper.Map(message));
        return mapped;
    }

    /// <summary>The id of the n-th call of a conversation whose source gives none: nine letters and digits, the only form that Mistral's
    /// chat templates accept, and the same in every run.</summary>
    /// <param name="index">The call's position in the conversation, from 0.</param>
    internal static string CallId(int index) => "call" + index.ToString("D5", CultureInfo.InvariantCulture);

    private ChatMessage Map(Message message)
    {
        var contents = new List<AIContent>();
        if (message.Role == "tool")
        {
            var (id, name) = Answer(message);
            contents.Add(new FunctionResultContent(id, message.Content ?? ""));
            return new ChatMessage(ChatRole.Tool, contents) { AuthorName = name };
        }

        if (message.Content is not null)
            contents.Add(new TextContent(message.Content));
        for (var i = 0; i < message.ToolCalls.Count; i++)
        {
            var id = i < message.ToolCallIds.Count ? message.ToolCallIds[i] : CallId(_calls);
            _calls++;
            _unanswered.Enqueue((id, message.ToolCalls[i].Name));
            contents.Add(MapCall(id, message.ToolCalls[i]));
        }

        return new ChatMessage(new ChatRole(message.Role), contents) { AuthorName = message.Name };
    }

    /// <summary>Results come in the order of the calls unless they say which they answer.</summary>
    private (string Id, string? Name) Answer(Message message)
    {
        for (var i = _unanswered.Count; i > 0; i--)
        {
            var call = _unanswered.Dequeue();
            if (message.ToolCallId is null ? message.Name is null || message.Name == call.Name : message.ToolCallId == call.Id)
                return (call.Id, message.Name ?? call.Name);
            _unanswered.Enqueue(call);
        }

        return (message.ToolCallId ?? CallId(_calls), message.Name);
    }

    private static FunctionCallContent MapCall(string id, ToolCall call)
        => new(id, call.Name, CallArguments.ToDictionary(call.Arguments))
        {
            RawRepresentation = new RawToolCall(call.Name, call.Arguments.ToString()),
        };
}
