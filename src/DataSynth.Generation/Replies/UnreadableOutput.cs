using System.Text;
using DataSynth.Generation.Http;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Generation.Replies;

/// <summary>
/// Server errors whose cause is the model's own text: Ollama's <c>error parsing tool call: raw='…', err=…</c> (harmony parser) and
/// llama.cpp's <c>Failed to parse input at pos N: …</c>. Such a reply is a bad sample, not a bad server, and is kept.
/// </summary>
internal static class UnreadableOutput
{
    /// <summary>The finish reason of such replies; no server's own word.</summary>
    public const string FinishReason = "unreadable_output";

    private const string OllamaMarker = "error parsing tool call";
    private const string LlamaCppMarker = "Failed to parse input at pos";

    /// <summary>Whether a body is such an error.</summary>
    /// <param name="body">The body of an error status.</param>
    /// <returns>The reply, whose text is what the error quotes of the model's output; null for any other body.</returns>
    public static ReadReply? Read(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf(Encoding.UTF8.GetBytes(OllamaMarker)) < 0 && body.IndexOf(Encoding.UTF8.GetBytes(LlamaCppMarker)) < 0)
            return null;
        if (!JsonTextReader.TryRead(body, JsonTextReader.DefaultMaxDepth, out var value, out _)
            || value is not JsonObject root
            || root.TryGet("message", out var message) && message is JsonObject
            || root.TryGet("choices", out _))
        {
            return null;
        }

        var error = ErrorText.Find(value, out _);
        return error is not null && Quote(error) is { } text
            ? new ReadReply(new ModelReply(text, [], null, FinishReason), text) { IsUnreadable = true }
            : null;
    }

    private static string? Quote(string error)
    {
        if (error.IndexOf(LlamaCppMarker, StringComparison.Ordinal) is >= 0 and var parse)
        {
            var colon = error.IndexOf(": ", parse, StringComparison.Ordinal);
            return colon < 0 ? error : error[(colon + 2)..];
        }

        if (!error.Contains(OllamaMarker, StringComparison.Ordinal))
            return null;
        const string opening = "raw='";
        var start = error.IndexOf(opening, StringComparison.Ordinal);
        var end = error.LastIndexOf("', err=", StringComparison.Ordinal);
        return start >= 0 && end >= start + opening.Length ? error[(start + opening.Length)..end] : error;
    }
}
