using DataSynth.Generation.Requests;

namespace DataSynth.Generation.Http;

/// <summary>Base addresses as each protocol needs them, from what people write: with or without <c>/v1</c>, <c>/api</c>.</summary>
internal static class EndpointAddress
{
    /// <summary>The base address for a protocol.</summary>
    /// <param name="provider">The protocol.</param>
    /// <param name="endpoint">The address as the user wrote it.</param>
    public static Uri For(Provider provider, Uri endpoint)
        => provider == Provider.Ollama ? ForOllama(endpoint) : ForOpenAi(endpoint);

    /// <summary>The native API stands beside <c>/v1</c>, not under it.</summary>
    /// <param name="endpoint">The address as the user wrote it.</param>
    public static Uri ForOllama(Uri endpoint)
    {
        var path = endpoint.AbsolutePath.TrimEnd('/');
        foreach (var ending in (ReadOnlySpan<string>)["/v1", "/api"])
        {
            if (path.EndsWith(ending, StringComparison.Ordinal))
                return WithPath(endpoint, path[..^ending.Length]);
        }

        return endpoint;
    }

    /// <summary>An address without a path means the usual one; any other path is the server's own choice.</summary>
    /// <param name="endpoint">The address as the user wrote it.</param>
    public static Uri ForOpenAi(Uri endpoint) => endpoint.AbsolutePath == "/" ? WithPath(endpoint, "/v1") : endpoint;

    /// <summary>An address as it is shown: scheme, host, port and path, nothing that could be a secret.</summary>
    /// <param name="endpoint">The address.</param>
    public static string TextOf(Uri endpoint)
        => endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');

    private static Uri WithPath(Uri endpoint, string path) => new UriBuilder(endpoint) { Path = path }.Uri;
}
