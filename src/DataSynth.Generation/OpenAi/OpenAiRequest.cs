using System.Text.Json;
using DataSynth.Generation.Chat;
using DataSynth.Generation.Http;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.OpenAi;

/// <summary>Writes the body of <c>POST /chat/completions</c>.</summary>
internal static class OpenAiRequest
{
    /// <summary>Writes the body.</summary>
    /// <param name="request">What it holds.</param>
    public static byte[] Write(ChatRequest request) => BodyWriter.Write(request, static (json, request) => WriteTo(json, request));

    private static void WriteTo(Utf8JsonWriter json, ChatRequest request)
    {
        var sampling = request.Sampling;
        var body = new OverridableObject(json, sampling.ExtraBody);
        body.Field("model", request.Model);
        body.Field("messages", writer => WriteMessages(writer, request.Messages, request.Names));
        if (request.Tools.Count > 0)
            body.Field("tools", writer => WireJson.WriteTools(writer, request.Tools, request.Names));
        body.Field("stream", false);
        body.Field("max_tokens", sampling.MaxOutputTokens);
        body.Field("seed", sampling.Seed);
        body.Field("temperature", sampling.Temperature);
        body.Field("top_p", sampling.TopP);
        body.Field("top_k", sampling.TopK);
        body.Field("min_p", sampling.MinP);
        WriteThink(body, sampling.Think);

        // vLLM and SGLang drop special tokens from text by default, and with them the markers of calls that they did not parse. The
        // other local servers ignore the field; an API that refuses it needs `extra_body: { skip_special_tokens: null }`.
        body.Field("skip_special_tokens", false);
        body.Close();
    }

    /// <summary>On and off are a matter of the chat template (vLLM, SGLang, llama.cpp); the grades are OpenAI's own field.</summary>
    private static void WriteThink(OverridableObject body, string? think)
    {
        if (think is null)
            return;
        if (!bool.TryParse(think, out var enabled))
        {
            body.Field("reasoning_effort", think);
            return;
        }

        body.Field("chat_template_kwargs", json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("enable_thinking", enabled);
            json.WriteEndObject();
        });
    }

    private static void WriteMessages(Utf8JsonWriter json, IEnumerable<ChatMessage> messages, ToolNameMap names)
    {
        json.WriteStartArray();
        foreach (var message in messages)
            WriteMessage(json, message, names);
        json.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, ChatMessage message, ToolNameMap names)
    {
        var results = message.Contents.OfType<FunctionResultContent>().ToList();
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role.Value);
            json.WriteString("tool_call_id", result.CallId);
            if (message.AuthorName is not null)
                json.WriteString("name", names.ToWire(message.AuthorName));
            json.WriteString("content", WireJson.ResultText(result));
            json.WriteEndObject();
        }

        if (results.Count > 0)
            return;
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        json.WriteStartObject();
        json.WriteString("role", message.Role.Value);
        if (calls.Count > 0 && !message.Contents.OfType<TextContent>().Any())
            json.WriteNull("content");
        else
            json.WriteString("content", message.Text);
        WriteCalls(json, calls, names);
        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, List<FunctionCallContent> calls, ToolNameMap names)
    {
        if (calls.Count == 0)
            return;
        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.CallId);
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", names.ToWire(call.Name));
            json.WriteString("arguments", WireJson.ArgumentsText(call));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
