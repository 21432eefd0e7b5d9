using DataSynth.Generation.Scheduling;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Chat;

/// <summary>Where a model is served.</summary>
/// <param name="Address">The address that tells it from others; without user information.</param>
/// <param name="Client">The client that asks it.</param>
public sealed record ChatEndpoint(string Address, IChatClient Client)
{
    /// <summary>How it is looked at from outside of requests.</summary>
    internal EndpointWatch Watch { get; init; } = EndpointWatch.None;
}
