using System.Globalization;
using System.Text.Json;
using DataSynth.Generation.Chat;
using DataSynth.Generation.Http;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Ollama;

/// <summary>Writes the body of <c>POST /api/chat</c>.</summary>
internal static class OllamaRequest
{
    /// <summary>Ollama's own defaults (api/types.go), written out because a model file's parameters would replace them unseen, and runs of
    /// two models would not compare.</summary>
    private const int DefaultTopK = 40;
    private const double DefaultMinP = 0;
    private const double DefaultRepeatPenalty = 1;

    /// <summary>Writes the body.</summary>
    /// <param name="request">What it holds.</param>
    public static byte[] Write(ChatRequest request) => BodyWriter.Write(request, static (json, request) => WriteTo(json, request));

    private static void WriteTo(Utf8JsonWriter json, ChatRequest request)
    {
        var sampling = request.Sampling;
        var body = new OverridableObject(json, sampling.ExtraBody);
        body.Field("model", request.Model);
        body.Field("messages", writer => WriteMessages(writer, request.Messages));
        if (request.Tools.Count > 0)
            body.Field("tools", writer => WireJson.WriteTools(writer, request.Tools, request.Names));
        body.Field("stream", false);
        body.Field("truncate", false);
        body.Field("shift", false);
        if (sampling.Think is not null)
            body.Field("think", writer => WireJson.WriteBooleanOrText(writer, sampling.Think));
        if (sampling.KeepAlive is not null)
            body.Field("keep_alive", writer => WriteKeepAlive(writer, sampling.KeepAlive));
        json.WritePropertyName("options");
        WriteOptions(json, sampling);
        body.Close(alreadyMerged: "options");
    }

    private static void WriteOptions(Utf8JsonWriter json, SamplingOptions sampling)
    {
        JsonValue? users = null;
        sampling.ExtraBody?.TryGet("options", out users);
        var options = new OverridableObject(json, users as JsonObject);
        options.Field("num_ctx", sampling.ContextLength);
        options.Field("num_predict", sampling.MaxOutputTokens);
        options.Field("seed", sampling.Seed);
        options.Field("temperature", sampling.Temperature);
        options.Field("top_p", sampling.TopP);
        options.Field("top_k", sampling.TopK ?? DefaultTopK);
        options.Field("min_p", sampling.MinP ?? DefaultMinP);
        options.Field("repeat_penalty", DefaultRepeatPenalty);
        options.Close();
    }

    private static void WriteMessages(Utf8JsonWriter json, IEnumerable<ChatMessage> messages)
    {
        json.WriteStartArray();
        foreach (var message in messages)
            WriteMessage(json, message);
        json.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter json, ChatMessage message)
    {
        var results = message.Contents.OfType<FunctionResultContent>().ToList();
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role.Value);
            json.WriteString("content", WireJson.ResultText(result));
            if (message.AuthorName is not null)
                json.WriteString("tool_name", message.AuthorName);
            json.WriteString("tool_call_id", result.CallId);
            json.WriteEndObject();
        }

        if (results.Count > 0)
            return;
        json.WriteStartObject();
        json.WriteString("role", message.Role.Value);
        json.WriteString("content", message.Text);
        WriteCalls(json, [.. message.Contents.OfType<FunctionCallContent>()]);
        json.WriteEndObject();
    }

    private static void WriteCalls(Utf8JsonWriter json, List<FunctionCallContent> calls)
    {
        if (calls.Count == 0)
            return;
        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.CallId);
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WritePropertyName("arguments");
            json.WriteRawValue(WireJson.ArgumentsText(call), skipInputValidation: true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A bare number means seconds and has to be a JSON number; anything else is a Go duration.</summary>
    private static void WriteKeepAlive(Utf8JsonWriter json, string keepAlive)
    {
        if (long.TryParse(keepAlive, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            json.WriteNumberValue(seconds);
        else
            json.WriteStringValue(keepAlive);
    }
}
