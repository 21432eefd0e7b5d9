using DataSynth.Generation.Chat;
using DataSynth.Generation.Replies;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Generation.Ollama;

/// <summary>Reads the body that <c>/api/chat</c> answers with when streaming is off.</summary>
internal static class OllamaReply
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">The body as a value.</param>
    /// <param name="utf8">The body as bytes.</param>
    /// <param name="names">The spellings on the wire.</param>
    /// <param name="problem">Why it is no reply; empty otherwise.</param>
    /// <returns>Null when it is no reply.</returns>
    public static ReadReply? Read(JsonObject body, ReadOnlySpan<byte> utf8, ToolNameMap names, out string problem)
    {
        if (!body.TryGet("message", out var value) || value is not JsonObject message)
        {
            problem = "the reply has no message";
            return null;
        }

        problem = "";
        var text = ReplyFields.Content(message);
        var calls = ReplyFields.Calls(message, utf8, names);
        var reply = new ModelReply(text, calls, message.GetText("thinking"), body.GetText("done_reason"));
        return new ReadReply(reply, ReplyFields.RawOutput(message, text, calls, utf8))
        {
            ModelId = body.GetText("model"),
            InputTokens = ReplyFields.Count(body, "prompt_eval_count"),
            OutputTokens = ReplyFields.Count(body, "eval_count"),
            Names = names,
        };
    }
}
