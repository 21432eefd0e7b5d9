namespace DataSynth.Generation.Inspection;

/// <summary>What an endpoint serves.</summary>
/// <param name="Endpoint">Its base address without user information.</param>
/// <param name="Problem">Why nothing is known of it, one sentence; null when it answered.</param>
public sealed record EndpointReport(string Endpoint, string? Problem)
{
    /// <summary>The server's version, or null when it does not say.</summary>
    public string? Version { get; init; }

    /// <summary>Its models in the order of its list.</summary>
    public IReadOnlyList<ServedModel> Models { get; init; } = [];
}
