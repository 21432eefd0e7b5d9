namespace DataSynth.Generation.Scheduling;

/// <summary>How an endpoint is looked at from outside of requests.</summary>
/// <param name="IsThereAsync">Whether its server answers a question that costs nothing; null where there is no such question.</param>
/// <param name="LoadAsync">How busy it says it is, null for a page that does not tell; null where it has no such page.</param>
internal sealed record EndpointWatch(
    Func<CancellationToken, Task<bool>>? IsThereAsync,
    Func<CancellationToken, Task<ServerLoad?>>? LoadAsync)
{
    /// <summary>For endpoints of which nothing is known but their chat client.</summary>
    public static EndpointWatch None { get; } = new(null, null);
}
