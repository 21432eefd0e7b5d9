using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataSynth.Generation.Tests.ScriptedServer;

/// <summary>What the scripted server does with one request.</summary>
internal sealed record ScriptedReply
{
    /// <summary>An answer in OpenAI's form that costs no time to make, whatever was asked.</summary>
    public static ScriptedReply Canned { get; } = new()
    {
        Body = """{"id":"chatcmpl-1","object":"chat.completion","created":1767225600,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"total_tokens":120,"completion_tokens":20}}""",
    };

    /// <summary>HTTP status; default 200.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The body as text.</summary>
    public string Body { get; init; } = "";

    /// <summary>The content type; default JSON.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Value of the header Retry-After, or null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Wait before the first byte; infinite hangs until the client goes away.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Close the connection without an answer.</summary>
    public bool CutBefore { get; init; }

    /// <summary>Close the connection after this many bytes of the body; null sends all.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Pause after each byte; zero sends all at once.</summary>
    public TimeSpan Drip { get; init; }

    /// <summary>Send the body in chunks, without saying its length.</summary>
    public bool Chunked { get; init; }

    /// <summary>Blanks after the body, as bytes; they are written piece by piece and need no memory.</summary>
    public long Padding { get; init; }

    /// <summary>An answer in words, in the protocol of the request.</summary>
    public static ScriptedReply Text(ScriptedRequest request, string content, string finishReason = "stop")
        => new() { Body = Envelope(request, new JsonObject { ["role"] = "assistant", ["content"] = content }, finishReason) };

    /// <summary>An answer in calls, in the protocol of the request: arguments as an object for Ollama, as text for OpenAI.</summary>
    public static ScriptedReply Calls(ScriptedRequest request, params (string Name, string ArgumentsJson)[] calls)
        => Calls(request, "tool_calls", calls);

    /// <inheritdoc cref="Calls(ScriptedRequest, ValueTuple{string, string}[])"/>
    public static ScriptedReply Calls(ScriptedRequest request, string finishReason, params (string Name, string ArgumentsJson)[] calls)
    {
        var array = new JsonArray();
        foreach (var (name, arguments) in calls)
        {
            array.Add(new JsonObject
            {
                ["id"] = "call_" + array.Count,
                ["type"] = "function",
                ["function"] = new JsonObject
                {
                    ["name"] = name,
                    ["arguments"] = request.IsOllama ? JsonNode.Parse(arguments) : JsonValue.Create(arguments),
                },
            });
        }

        var message = new JsonObject { ["role"] = "assistant", ["content"] = request.IsOllama ? "" : null, ["tool_calls"] = array };
        return new() { Body = Envelope(request, message, request.IsOllama && finishReason == "tool_calls" ? "stop" : finishReason) };
    }

    /// <summary>An error in the protocol's own form.</summary>
    public static ScriptedReply Error(ScriptedRequest request, int status, string message, string? retryAfter = null)
    {
        JsonNode body = request.IsOllama
            ? new JsonObject { ["error"] = message }
            : new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "error", ["code"] = status } };
        return new() { Status = status, Body = body.ToJsonString(), RetryAfter = retryAfter };
    }

    /// <summary>Hangs until the client gives up.</summary>
    public static ScriptedReply Hang() => new() { Delay = Timeout.InfiniteTimeSpan };

    private static string Envelope(ScriptedRequest request, JsonObject message, string finishReason)
    {
        JsonNode envelope = request.IsOllama
            ? new JsonObject
            {
                ["model"] = request.Model,
                ["created_at"] = "2026-01-01T00:00:00Z",
                ["message"] = message,
                ["done_reason"] = finishReason,
                ["done"] = true,
                ["total_duration"] = 5_000_000,
                ["prompt_eval_count"] = 100,
                ["eval_count"] = 20,
            }
            : new JsonObject
            {
                ["id"] = "chatcmpl-1",
                ["object"] = "chat.completion",
                ["created"] = 1_767_225_600,
                ["model"] = request.Model,
                ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = finishReason }),
                ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["total_tokens"] = 120, ["completion_tokens"] = 20 },
            };
        return envelope.ToJsonString(Relaxed);
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
