using System.Buffers;
using System.Text.Json;
using DataSynth.Generation.Http;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Chat;

/// <summary>Writes the reply of a chat client that keeps no raw body as <c>/chat/completions</c> would have answered it, so that there is
/// one form to store.</summary>
internal static class OpenAiBody
{
    /// <summary>Writes a response.</summary>
    /// <param name="response">The response.</param>
    public static byte[] Write(ChatResponse response)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        var reasoning = string.Concat(contents.OfType<TextReasoningContent>().Select(content => content.Text));
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, WireJson.WriterOptions))
        {
            json.WriteStartObject();
            if (response.ModelId is not null)
                json.WriteString("model", response.ModelId);
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteStartObject("message");
            json.WriteString("content", response.Text);
            if (reasoning.Length > 0)
                json.WriteString("reasoning_content", reasoning);
            WriteCalls(json, [.. contents.OfType<FunctionCallContent>()]);
            json.WriteEndObject();
            if (response.FinishReason is { } reason)
                json.WriteString("finish_reason", reason.Value);
            json.WriteEndObject();
            json.WriteEndArray();
            WriteUsage(json, response.Usage);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteCalls(Utf8JsonWriter json, List<FunctionCallContent> calls)
    {
        if (calls.Count == 0)
            return;
        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WriteString("arguments", WireJson.ArgumentsText(call));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteUsage(Utf8JsonWriter json, UsageDetails? usage)
    {
        if (usage is null)
            return;
        json.WriteStartObject("usage");
        if (usage.InputTokenCount is { } input)
            json.WriteNumber("prompt_tokens", input);
        if (usage.OutputTokenCount is { } output)
            json.WriteNumber("completion_tokens", output);
        json.WriteEndObject();
    }
}
