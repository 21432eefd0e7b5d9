using DataSynth.Generation.Replies;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Chat;

/// <summary>Shows a read reply as the response that chat clients hand out.</summary>
internal static class ChatResponses
{
    /// <summary>Maps a reply.</summary>
    /// <param name="read">The reply.</param>
    /// <param name="body">The bytes that it was read from; they become the response's raw representation.</param>
    public static ChatResponse From(ReadReply read, ReadOnlyMemory<byte> body)
    {
        var contents = new List<AIContent>();
        if (!string.IsNullOrEmpty(read.Reply.Reasoning))
            contents.Add(new TextReasoningContent(read.Reply.Reasoning));
        if (read.Reply.Text.Length > 0)
            contents.Add(new TextContent(read.Reply.Text));
        for (var i = 0; i < read.Reply.ToolCalls.Count; i++)
            contents.Add(MapCall(ConversationMapper.CallId(i), read.Reply.ToolCalls[i]));

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            FinishReason = read.Reply.FinishReason is { Length: > 0 } reason ? new ChatFinishReason(reason) : null,
            ModelId = read.ModelId,
            Usage = new UsageDetails { InputTokenCount = read.InputTokens, OutputTokenCount = read.OutputTokens },
            RawRepresentation = body,
        };
    }

    /// <summary>Argument text that is not an object gives a call without arguments and with the exception, as in the library's own
    /// clients.</summary>
    private static FunctionCallContent MapCall(string id, ApiToolCall call)
    {
        var content = new FunctionCallContent(id, call.Name) { RawRepresentation = new RawToolCall(call.Name, call.ArgumentsText) };
        if (!JsonTextReader.TryRead(call.ArgumentsText, out var value, out var error))
            content.Exception = new JsonFormatException(error.Value);
        else if (value is JsonObject arguments)
            content.Arguments = CallArguments.ToDictionary(arguments);
        else
            content.Exception = new FormatException($"expected an object as arguments, found: {value.Kind}");
        return content;
    }
}
