using DataSynth.Generation.Chat;
using DataSynth.Generation.Replies;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Generation.OpenAi;

/// <summary>Reads the body that <c>/chat/completions</c> answers with.</summary>
internal static class OpenAiReply
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">The body as a value.</param>
    /// <param name="utf8">The body as bytes.</param>
    /// <param name="names">The spellings on the wire.</param>
    /// <param name="problem">Why it is no reply; empty otherwise.</param>
    /// <returns>Null when it is no reply.</returns>
    public static ReadReply? Read(JsonObject body, ReadOnlySpan<byte> utf8, ToolNameMap names, out string problem)
    {
        if (!body.TryGet("choices", out var value)
            || value is not JsonArray { Items: [JsonObject choice, ..] }
            || !choice.TryGet("message", out var inner)
            || inner is not JsonObject message)
        {
            problem = "the reply has no choice with a message";
            return null;
        }

        problem = "";
        var text = ReplyFields.Content(message);
        var calls = ReplyFields.Calls(message, utf8, names);

        // Current vLLM writes `reasoning`; older vLLM, SGLang, llama.cpp and LM Studio write `reasoning_content`.
        var reasoning = message.GetText("reasoning_content") ?? message.GetText("reasoning");
        var usage = body.TryGet("usage", out var counters) && counters is JsonObject counted ? counted : JsonObject.Empty;
        return new ReadReply(
            new ModelReply(text, calls, reasoning, choice.GetText("finish_reason")),
            ReplyFields.RawOutput(message, text, calls, utf8))
        {
            ModelId = body.GetText("model"),
            InputTokens = ReplyFields.Count(usage, "prompt_tokens"),
            OutputTokens = ReplyFields.Count(usage, "completion_tokens"),
            Names = names,
        };
    }
}
