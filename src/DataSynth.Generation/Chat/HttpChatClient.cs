using System.Runtime.CompilerServices;
using DataSynth.Generation.Http;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Replies;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Chat;

/// <summary>
/// What the chat clients of this room share: one request, one reply, no retries. The response's <c>RawRepresentation</c> is the body
/// (<c>ReadOnlyMemory&lt;byte&gt;</c>); each call's is a <see cref="RawToolCall"/>. Thread-safe; arguments are not changed.
/// </summary>
public abstract class HttpChatClient : IChatClient
{
    private readonly HttpTransport _transport;
    private readonly ChatClientMetadata _metadata;
    private readonly string _path;

    private protected HttpChatClient(HttpTransport transport, string path, string providerName, string model)
    {
        _transport = transport;
        _path = path;
        Model = model;
        _metadata = new ChatClientMetadata(providerName, new Uri(transport.Base), model);
    }

    /// <summary>The model that is asked unless <c>ChatOptions.ModelId</c> names another.</summary>
    private protected string Model { get; }

    /// <inheritdoc/>
    /// <exception cref="ChatServiceException">There is no answer: transport, status, or a body that the API does not promise.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var tools = options?.Tools?.OfType<AIFunctionDeclaration>().ToList() ?? [];
        var names = NamesFor(tools.Select(tool => tool.Name));
        var sampling = options?.RawRepresentationFactory?.Invoke(this) as SamplingOptions ?? FromChatOptions(options);
        var request = Write(new ChatRequest(options?.ModelId ?? Model, messages, tools, names, sampling));
        var body = await _transport.SendAsync(HttpMethod.Post, _path, request, cancellationToken).ConfigureAwait(false);
        return ChatResponses.From(Read(body, names), body);
    }

    /// <inheritdoc/>
    /// <remarks>The reply comes whole: a data generator has no use for pieces, and a cut stream must not look like an answer.</remarks>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return StreamAsync(messages, options, cancellationToken);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(ChatClientMetadata))
            return _metadata;
        if (serviceType == typeof(HttpClient))
            return _transport.Http;
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing: the connection pool belongs to whoever made it.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    private protected abstract ToolNameMap NamesFor(IEnumerable<string> tools);

    private protected abstract byte[] Write(ChatRequest request);

    private protected abstract ReadReply? ReadMessage(JsonObject body, ReadOnlySpan<byte> utf8, ToolNameMap names, out string problem);

    private static SamplingOptions FromChatOptions(ChatOptions? options) => new()
    {
        Temperature = options?.Temperature,
        TopP = options?.TopP,
        TopK = options?.TopK,
        Seed = options?.Seed,
        MaxOutputTokens = options?.MaxOutputTokens,
    };

    private ReadReply Read(byte[] body, ToolNameMap names)
    {
        if (!JsonTextReader.TryRead(body, JsonTextReader.DefaultMaxDepth, out var value, out var error))
        {
            throw _transport.Fault(
                FailureReason.MalformedBody, $"{_transport.Base}: the reply is not JSON ({error}): {ErrorText.Describe(body)}");
        }

        var problem = "the reply is not a JSON object";
        if (value is JsonObject root && ReadMessage(root, body, names, out problem) is { } reply)
            return reply;
        if (ErrorText.Find(value, out var code) is { } message)
        {
            var reason = code is null ? FailureReason.ServerError : FailureReasonNames.FromStatus(code.Value);
            throw _transport.Fault(reason, $"{_transport.Base}: HTTP 200 with an error: {ErrorText.OneLine(message)}");
        }

        throw _transport.Fault(FailureReason.MalformedBody, $"{_transport.Base}: {problem}: {ErrorText.Describe(body)}");
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }
}
