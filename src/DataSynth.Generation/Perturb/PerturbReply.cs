using DataSynth.Generation.Chat;
using DataSynth.Generation.Replies;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Generation.Perturb;

/// <summary>Reads the body that the perturb generator writes.</summary>
internal static class PerturbReply
{
    /// <summary>Reads a body.</summary>
    /// <param name="body">The body as a value.</param>
    /// <param name="utf8">The body as bytes.</param>
    /// <param name="problem">Why it is no reply; empty otherwise.</param>
    /// <returns>Null when it is no reply.</returns>
    public static ReadReply? Read(JsonObject body, ReadOnlySpan<byte> utf8, out string problem)
    {
        if (!body.TryGet("message", out var value) || value is not JsonObject message)
        {
            problem = "the reply has no message";
            return null;
        }

        problem = "";
        var text = ReplyFields.Content(message);
        var calls = ReplyFields.Calls(message, utf8, ToolNameMap.Identity);
        return new ReadReply(new ModelReply(text, calls, null, "stop"), ReplyFields.RawOutput(message, text, calls, utf8));
    }
}
