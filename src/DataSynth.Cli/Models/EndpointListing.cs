using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Models;

/// <summary>What an endpoint serves.</summary>
/// <param name="Provider">The API that it speaks.</param>
/// <param name="Endpoint">Its base address.</param>
/// <param name="Version">The server's version; null when it does not say.</param>
/// <param name="Models">Its models in the order of its list.</param>
internal sealed record EndpointListing(Provider Provider, string Endpoint, string? Version, IReadOnlyList<ModelListing> Models);
