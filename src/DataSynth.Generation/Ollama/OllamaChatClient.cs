using DataSynth.Generation.Chat;
using DataSynth.Generation.Http;
using DataSynth.Generation.Replies;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Ollama;

/// <summary>
/// Ollama's native <c>/api/chat</c> (docs/api.md of ollama/ollama), without streaming. <c>truncate</c> and <c>shift</c> are off, so that
/// a prompt or reply that does not fit is an error instead of a silent cut through the tool list.
/// </summary>
public sealed class OllamaChatClient : HttpChatClient
{
    /// <summary>A client for one model on one server.</summary>
    /// <param name="http">The connection pool; stays the caller's.</param>
    /// <param name="endpoint">The server's base address, such as <c>http://localhost:11434</c>.</param>
    /// <param name="model">The model's tag.</param>
    /// <param name="key">An API key for a proxy in front, or null.</param>
    /// <param name="limits">What one exchange may take.</param>
    /// <param name="time">The clock of the time-outs.</param>
    public OllamaChatClient(HttpClient http, Uri endpoint, string model, ApiKey? key, TransportLimits limits, TimeProvider time)
        : base(new HttpTransport(http, EndpointAddress.ForOllama(endpoint), key, limits, time), "api/chat", "ollama", model)
    {
    }

    private protected override ToolNameMap NamesFor(IEnumerable<string> tools) => ToolNameMap.Identity;

    private protected override byte[] Write(ChatRequest request) => OllamaRequest.Write(request);

    private protected override ReadReply? ReadMessage(JsonObject body, ReadOnlySpan<byte> utf8, ToolNameMap names, out string problem)
        => OllamaReply.Read(body, utf8, names, out problem);
}
