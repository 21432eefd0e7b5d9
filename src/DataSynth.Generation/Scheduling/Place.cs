namespace DataSynth.Generation.Scheduling;

/// <summary>
/// The right to have one request under way at an endpoint. Whoever holds it disposes it once the reply is safe, so that no more requests
/// can be lost to a crash than are under way.
/// </summary>
public sealed class Place : IDisposable
{
    private readonly PoolMember? _member;

    internal Place(PoolMember? member, Endpoint? endpoint)
    {
        _member = member;
        Endpoint = endpoint;
    }

    /// <summary>Where the request goes; null between two attempts, and for generators without endpoints.</summary>
    internal Endpoint? Endpoint { get; set; }

    /// <summary>A place for generators that need no server; there are as many as one likes.</summary>
    internal static Place WithoutEndpoint { get; } = new(null, null);

    /// <summary>Gives the place back; more than once does nothing.</summary>
    public void Dispose() => _member?.Leave(this);
}
