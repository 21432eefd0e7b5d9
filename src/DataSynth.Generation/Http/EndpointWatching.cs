using System.Text;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Generation.Http;

/// <summary>Looks at servers over HTTP, with questions that cost them nothing.</summary>
internal static class EndpointWatching
{
    private static readonly TransportLimits Limits = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), 4 * 1024 * 1024);

    /// <summary>How an endpoint is looked at.</summary>
    /// <param name="http">The connection pool.</param>
    /// <param name="provider">The protocol.</param>
    /// <param name="endpoint">The base address as the user wrote it.</param>
    /// <param name="key">The API key, or null.</param>
    /// <param name="time">The clock.</param>
    public static EndpointWatch Of(HttpClient http, Provider provider, Uri endpoint, ApiKey? key, TimeProvider time)
    {
        var api = new HttpTransport(http, EndpointAddress.For(provider, endpoint), key, Limits, time);
        var path = provider == Provider.Ollama ? "api/version" : "models";
        return provider == Provider.Ollama
            ? new EndpointWatch(stop => IsThereAsync(api, path, stop), LoadAsync: null)
            : new EndpointWatch(
                stop => IsThereAsync(api, path, stop),
                stop => LoadAsync(new HttpTransport(http, EndpointAddress.ForOllama(endpoint), key, Limits, time), stop));
    }

    /// <summary>Whatever a server says, short of 5xx and 429, it is there.</summary>
    private static async Task<bool> IsThereAsync(HttpTransport transport, string path, CancellationToken cancellationToken)
    {
        try
        {
            await transport.SendAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ChatServiceException exception)
        {
            return !CircuitBreaker.IsServerFault(exception.Reason) && exception.Reason != FailureReason.ServerError;
        }
    }

    /// <summary>A server without the page answers 404, and one whose page says nothing of requests is of no use either. A fault of the moment
    /// says nothing, so that the next look may say more.</summary>
    private static async Task<ServerLoad?> LoadAsync(HttpTransport transport, CancellationToken cancellationToken)
    {
        try
        {
            var page = await transport.SendAsync(HttpMethod.Get, "metrics", null, cancellationToken).ConfigureAwait(false);
            return ServerMetrics.Read(Encoding.UTF8.GetString(page));
        }
        catch (ChatServiceException exception)
        {
            return CircuitBreaker.IsServerFault(exception.Reason) ? ServerLoad.Unknown : null;
        }
    }
}
