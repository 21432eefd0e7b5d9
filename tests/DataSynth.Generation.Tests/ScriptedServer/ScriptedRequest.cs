using System.Text.Json;

namespace DataSynth.Generation.Tests.ScriptedServer;

/// <summary>One request as the scripted server got it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, such as <c>/api/chat</c>.</param>
/// <param name="Body">The body as text; empty for none.</param>
/// <param name="Authorization">The header, or null.</param>
/// <param name="Number">Position among the server's requests, from 1.</param>
internal sealed record ScriptedRequest(string Method, string Path, string Body, string? Authorization, int Number)
{
    /// <summary>Whether it speaks Ollama's native API.</summary>
    public bool IsOllama => Path.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The model asked for.</summary>
    public string Model => Json.GetProperty("model").GetString()!;

    /// <summary>The names of the offered tools, in order.</summary>
    public IReadOnlyList<string> Tools => Json.TryGetProperty("tools", out var tools)
        ? [.. tools.EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)]
        : [];

    /// <summary>The content of the last message with role user; empty when there is none.</summary>
    public string LastUserMessage => Json.GetProperty("messages").EnumerateArray()
        .LastOrDefault(message => message.GetProperty("role").GetString() == "user") is { ValueKind: JsonValueKind.Object } last
            ? last.GetProperty("content").GetString() ?? ""
            : "";

    /// <summary>The seed of the request, wherever the protocol keeps it; null for none.</summary>
    public long? Seed
    {
        get
        {
            var holder = IsOllama ? Json.GetProperty("options") : Json;
            return holder.TryGetProperty("seed", out var seed) ? seed.GetInt64() : null;
        }
    }
}
