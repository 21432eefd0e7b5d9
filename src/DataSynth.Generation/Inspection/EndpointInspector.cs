using DataSynth.Generation.Http;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Inspection;

/// <summary>Asks servers what they serve. Asks for no data; a server that does not answer is an outcome.</summary>
public sealed class EndpointInspector : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly TransportLimits _limits;

    /// <summary>An inspector.</summary>
    /// <param name="time">The clock of the time-outs.</param>
    /// <param name="limits">What one question may take; null for <see cref="TransportLimits.Inspection"/>.</param>
    public EndpointInspector(TimeProvider time, TransportLimits? limits = null)
    {
        _time = time;
        _limits = limits ?? TransportLimits.Inspection;
        _http = HttpClients.Create(_limits.Timeout);
    }

    /// <summary>Lists what an endpoint serves.</summary>
    /// <param name="provider">The protocol; not perturb.</param>
    /// <param name="endpoint">The base address.</param>
    /// <param name="key">The API key, or null.</param>
    /// <param name="cancellationToken">Abandons the question.</param>
    public async Task<EndpointReport> ListAsync(Provider provider, Uri endpoint, ApiKey? key, CancellationToken cancellationToken)
    {
        var transport = TransportTo(provider, endpoint, key);
        try
        {
            return provider == Provider.Ollama
                ? await OllamaInspection.ListAsync(transport, cancellationToken).ConfigureAwait(false)
                : await OpenAiInspection.ListAsync(transport, cancellationToken).ConfigureAwait(false);
        }
        catch (ChatServiceException exception)
        {
            return new EndpointReport(transport.Base, exception.Message);
        }
    }

    /// <summary>Asks each of a generator's endpoints for its model, in their order.</summary>
    /// <param name="settings">The generator; perturb gives an empty list.</param>
    /// <param name="cancellationToken">Abandons the questions.</param>
    /// <exception cref="GeneratorSetupException">The API key's variable is not set.</exception>
    public async Task<IReadOnlyList<ModelInspection>> InspectAsync(GeneratorSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Provider == Provider.Perturb)
            return [];
        var key = ApiKey.FromEnvironment(settings.ApiKeyEnvironmentVariable);
        return await Task.WhenAll(settings.Endpoints.Select(endpoint =>
            InspectAsync(settings.Provider, endpoint, settings.Model, key, cancellationToken))).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Reads an answer as a JSON object; anything else is a malformed body.</summary>
    internal static async Task<JsonObject> AskAsync(
        HttpTransport transport, HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync(method, path, body, cancellationToken).ConfigureAwait(false);
        return JsonTextReader.TryRead(answer, JsonTextReader.DefaultMaxDepth, out var value, out _) && value is JsonObject root
            ? root
            : throw transport.Fault(
                Outcomes.FailureReason.MalformedBody,
                $"{transport.Base}/{path} does not answer with a JSON object but: {ErrorText.Describe(answer)}");
    }

    private async Task<ModelInspection> InspectAsync(
        Provider provider, Uri endpoint, string model, ApiKey? key, CancellationToken cancellationToken)
    {
        var transport = TransportTo(provider, endpoint, key);
        try
        {
            return provider == Provider.Ollama
                ? await OllamaInspection.InspectAsync(transport, model, cancellationToken).ConfigureAwait(false)
                : await OpenAiInspection.InspectAsync(transport, model, cancellationToken).ConfigureAwait(false);
        }
        catch (ChatServiceException exception)
        {
            return new ModelInspection(InspectionStatus.Unreachable, transport.Base)
            {
                Problem = exception.Message,
                Fault = exception.Reason,
            };
        }
    }

    private HttpTransport TransportTo(Provider provider, Uri endpoint, ApiKey? key)
        => new(_http, EndpointAddress.For(provider, endpoint), key, _limits, _time);
}
