using System.Text;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Http;

/// <summary>Finds the sentence in an error body. The servers' forms: Ollama and TGI <c>{"error":"…"}</c>; vLLM and llama.cpp
/// <c>{"error":{"message":…,"code":…}}</c>; SGLang flat <c>{"message":…,"code":…}</c>; FastAPI <c>{"detail":…}</c>.</summary>
internal static class ErrorText
{
    private const int MaxLength = 500;

    /// <summary>The error that a JSON object reports.</summary>
    /// <param name="body">The body.</param>
    /// <param name="code">The HTTP status that the body itself names, or null.</param>
    /// <returns>Null when the body reports none.</returns>
    public static string? Find(JsonValue body, out int? code)
    {
        code = null;
        if (body is not JsonObject root)
            return null;
        if (root.TryGet("error", out var error) && error is not JsonNull)
        {
            code = StatusOf(error) ?? StatusOf(root);
            return error switch
            {
                JsonString text => text.Text,
                JsonObject details => details.GetText("message") ?? details.ToString(),
                _ => error.ToString(),
            };
        }

        if (root.GetText("object") == "error" || root.TryGet("detail", out _))
        {
            code = StatusOf(root);
            return root.GetText("message") ?? root.GetText("detail") ?? root.ToString();
        }

        return null;
    }

    /// <summary>The sentence of an error body of any form, JSON or not; one line, cut at 500 characters.</summary>
    /// <param name="body">The bytes, which may be cut.</param>
    public static string Describe(ReadOnlySpan<byte> body)
    {
        if (JsonTextReader.TryRead(body, JsonTextReader.DefaultMaxDepth, out var value, out _) && Find(value, out _) is { } message)
            return OneLine(message);
        return body.IsEmpty ? "an empty body" : OneLine(Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxLength * 4)]));
    }

    /// <summary>A text as one line without control characters, cut at 500 characters.</summary>
    /// <param name="text">The text.</param>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var c in text)
        {
            var blank = char.IsControl(c) || char.IsWhiteSpace(c);
            if (blank && (line.Length == 0 || line[^1] == ' '))
                continue;
            if (line.Length == MaxLength)
                return line.Append('…').ToString();
            line.Append(blank ? ' ' : c);
        }

        return line.ToString().TrimEnd();
    }

    private static int? StatusOf(JsonValue value)
        => value is JsonObject details
            && details.TryGet("code", out var code)
            && code is JsonNumber number
            && int.TryParse(number.Text, out var status)
            && status is >= 400 and < 600
                ? status
                : null;
}
