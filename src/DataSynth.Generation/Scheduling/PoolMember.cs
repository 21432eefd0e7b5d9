namespace DataSynth.Generation.Scheduling;

/// <summary>One generator's part in the pool: the endpoints that serve its model.</summary>
/// <param name="pool">The pool.</param>
/// <param name="endpoints">Its endpoints, at least one.</param>
/// <param name="share">Its weight where several generators wait for the same endpoint; above 0.</param>
internal sealed class PoolMember(EndpointPool pool, IReadOnlyList<Endpoint> endpoints, double share)
{
    /// <summary>Its endpoints.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; } = endpoints;

    /// <summary>Its weight.</summary>
    public double Share { get; } = share;

    /// <summary>Requests of its own that wait for a place. Guarded by the pool's lock.</summary>
    public int Waiting { get; set; }

    /// <summary>The most requests that can be under way at once, over all endpoints.</summary>
    public int Most => Endpoints.Sum(endpoint => endpoint.Limit.Most);

    /// <summary>Waits for a place for a new request.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The place; null when there will be none any more.</returns>
    public async ValueTask<Place?> EnterAsync(CancellationToken cancellationToken)
    {
        var place = new Place(this, endpoint: null);
        return await pool.GrantAsync(this, place, avoid: null, isRetry: false, cancellationToken).ConfigureAwait(false) ? place : null;
    }

    /// <summary>Waits for an endpoint for a further attempt, ahead of all new requests.</summary>
    /// <param name="place">The place of the request.</param>
    /// <param name="avoid">An endpoint that is only taken when no other has room, or null.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when there will be no place any more.</returns>
    public ValueTask<bool> ReenterAsync(Place place, Endpoint? avoid, CancellationToken cancellationToken)
        => pool.GrantAsync(this, place, avoid, isRetry: true, cancellationToken);

    /// <summary>Gives a place back.</summary>
    /// <param name="place">The place.</param>
    public void Leave(Place place) => pool.Release(this, place);
}
