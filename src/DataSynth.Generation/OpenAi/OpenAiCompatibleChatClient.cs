using DataSynth.Generation.Chat;
using DataSynth.Generation.Http;
using DataSynth.Generation.Replies;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.OpenAi;

/// <summary>
/// <c>/chat/completions</c> as vLLM, SGLang, llama.cpp's server, LM Studio and TGI serve it, without streaming. Takes both names of the
/// reasoning field, arguments as text or object, null content and any finish reason.
/// </summary>
public sealed class OpenAiCompatibleChatClient : HttpChatClient
{
    /// <summary>A client for one model on one server.</summary>
    /// <param name="http">The connection pool; stays the caller's.</param>
    /// <param name="endpoint">The API's base address with its version, such as <c>http://localhost:8000/v1</c>.</param>
    /// <param name="model">The model as the server lists it.</param>
    /// <param name="key">The API key, or null.</param>
    /// <param name="limits">What one exchange may take.</param>
    /// <param name="time">The clock of the time-outs.</param>
    public OpenAiCompatibleChatClient(HttpClient http, Uri endpoint, string model, ApiKey? key, TransportLimits limits, TimeProvider time)
        : base(new HttpTransport(http, EndpointAddress.ForOpenAi(endpoint), key, limits, time), "chat/completions", "openai", model)
    {
    }

    private protected override ToolNameMap NamesFor(IEnumerable<string> tools) => ToolNameMap.ForOpenAi(tools);

    private protected override byte[] Write(ChatRequest request) => OpenAiRequest.Write(request);

    private protected override ReadReply? ReadMessage(JsonObject body, ReadOnlySpan<byte> utf8, ToolNameMap names, out string problem)
        => OpenAiReply.Read(body, utf8, names, out problem);
}
