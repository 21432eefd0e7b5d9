namespace DataSynth.Generation.Http;

/// <summary>Makes the connection pools that model servers need.</summary>
internal static class HttpClients
{
    /// <summary>llama.cpp's server closes idle connections after 5 s; a connection reused at that moment would fail.</summary>
    private static readonly TimeSpan IdleConnectionLife = TimeSpan.FromSeconds(4);

    /// <summary>A client without a time-out of its own, redirects (they would carry the key elsewhere) or cookies.</summary>
    /// <param name="connectTimeout">Longest time to open a connection.</param>
    public static HttpClient Create(TimeSpan connectTimeout)
        => new(
            new SocketsHttpHandler
            {
                ConnectTimeout = connectTimeout,
                PooledConnectionIdleTimeout = IdleConnectionLife,
                AllowAutoRedirect = false,
                UseCookies = false,
            },
            disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
