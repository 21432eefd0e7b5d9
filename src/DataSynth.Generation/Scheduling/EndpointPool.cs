using DataSynth.Generation.Outcomes;

namespace DataSynth.Generation.Scheduling;

/// <summary>
/// Gives out the places at all endpoints of a run. A request goes to the endpoint with the most room; one that does not answer is parked
/// and looked at until it does, and its work waits or moves to the others. Generators that ask the same endpoint share its places. Safe
/// for any number of threads.
/// </summary>
public sealed class EndpointPool : IDisposable
{
    private static readonly TimeSpan LoadPeriod = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Address, int? Concurrency), Endpoint> _endpoints = [];
    private readonly List<Waiter> _retries = [];
    private readonly List<Waiter> _news = [];
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _drain = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly long _start;

    /// <summary>An empty pool.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="patience">How long an endpoint may be away before nobody waits for it any longer. Zero: nothing is ever waited for, and a
    /// request that has used its attempts fails.</param>
    public EndpointPool(TimeProvider time, TimeSpan patience)
    {
        _time = time;
        _patience = patience;
        _start = time.GetTimestamp();
        Draining = _drain.Token;
    }

    /// <summary>Whether work waits for endpoints that are away.</summary>
    internal bool Waits => _patience > TimeSpan.Zero;

    /// <summary>Fires when nothing new is to be sent.</summary>
    internal CancellationToken Draining { get; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time => _time;

    /// <summary>The time since the pool was made.</summary>
    internal TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>All endpoints as they are now, in the order in which they came.</summary>
    public IReadOnlyList<EndpointSnapshot> Read()
    {
        lock (_lock)
            return [.. _endpoints.Values.Select(endpoint => endpoint.Read(Now))];
    }

    /// <summary>Nothing is sent any more: what waits for a place or for its next attempt ends as <see cref="Parked"/>; what is under way
    /// is finished.</summary>
    public void Drain()
    {
        _drain.Cancel();
        lock (_lock)
            Serve();
    }

    /// <summary>Stops looking at endpoints.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        _drain.Dispose();
    }

    /// <summary>The endpoint of an address: one for all that ask it under the same rule.</summary>
    /// <param name="address">The address without user information.</param>
    /// <param name="concurrency">The user's number, or null for automatic.</param>
    /// <param name="watch">How it is looked at, should it be new.</param>
    internal Endpoint GetOrAdd(string address, int? concurrency, EndpointWatch watch)
    {
        lock (_lock)
        {
            if (_endpoints.TryGetValue((address, concurrency), out var known))
                return known;
            IConcurrencyLimit limit = concurrency is { } number ? new FixedLimit(number) : new ConcurrencyController(ConcurrencyController.DefaultMost);
            var endpoint = new Endpoint(address, limit, watch);
            _endpoints.Add((address, concurrency), endpoint);
            if (concurrency is null && watch.LoadAsync is not null)
                _ = WatchLoadAsync(endpoint);
            return endpoint;
        }
    }

    /// <summary>Waits for an endpoint and takes a place there.</summary>
    internal async ValueTask<bool> GrantAsync(PoolMember member, Place place, Endpoint? avoid, bool isRetry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(member, place, avoid);
        lock (_lock)
        {
            var queue = isRetry ? _retries : _news;
            queue.Add(waiter);
            member.Waiting++;
            Serve();
        }

        if (waiter.Granted.IsCompleted)
            return await waiter.Granted.ConfigureAwait(false);
        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((Waiter)state!).Cancel(token), waiter);
        try
        {
            return await waiter.Granted.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                if (_retries.Remove(waiter) || _news.Remove(waiter))
                    member.Waiting--;
            }

            throw;
        }
    }

    /// <summary>Gives a place back.</summary>
    internal void Release(PoolMember member, Place place)
    {
        lock (_lock)
        {
            if (place.Endpoint is not { } endpoint)
                return;
            place.Endpoint = null;
            endpoint.Release(member);
            Serve();
        }
    }

    /// <summary>A request was answered.</summary>
    internal void Answered(Endpoint endpoint, TimeSpan latency)
    {
        lock (_lock)
        {
            endpoint.Answered(Now, latency);
            Serve();
        }
    }

    /// <summary>A request ended without an answer.</summary>
    internal void Faulted(Endpoint endpoint, FailureReason reason, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            if (endpoint.Faulted(Now, reason, retryAfter, mayPark: Waits))
                Revive(endpoint);
            Serve();
        }
    }

    /// <summary>Parks an endpoint at which a request has used all its attempts while nobody got an answer.</summary>
    internal void Park(Endpoint endpoint)
    {
        lock (_lock)
        {
            if (endpoint.Breaker.State == EndpointState.Parked)
                return;
            endpoint.Breaker.Park(Now, retryAfter: null);
            Revive(endpoint);
            Serve();
        }
    }

    /// <summary>Whether an endpoint is sent nothing at the moment.</summary>
    internal bool IsParked(Endpoint endpoint)
    {
        lock (_lock)
            return endpoint.Breaker.State == EndpointState.Parked;
    }

    /// <summary>Whether any of a generator's endpoints has replied to somebody since a moment.</summary>
    internal bool HasReplied(PoolMember member, TimeSpan since)
    {
        lock (_lock)
            return member.Endpoints.Any(endpoint => endpoint.LastReply > since);
    }

    /// <summary>Begins to look at a parked endpoint, unless that goes on already. Called under the lock.</summary>
    private void Revive(Endpoint endpoint)
    {
        if (endpoint.IsLookedAt)
            return;
        endpoint.IsLookedAt = true;
        _ = ReviveAsync(endpoint);
    }

    /// <summary>Looks at a parked endpoint until it answers or the pool is gone; also when nobody waits for it any longer, since it can still
    /// help the others when it is back.</summary>
    private async Task ReviveAsync(Endpoint endpoint)
    {
        try
        {
            while (UntilNextLook(endpoint) is { } wait)
            {
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, _time, _end.Token).ConfigureAwait(false);
                else
                    await LookAsync(endpoint).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The pool is gone, and with it whoever waited.
        }
    }

    /// <returns>The time until something is to be done about a parked endpoint; null when it is not parked any more.</returns>
    private TimeSpan? UntilNextLook(Endpoint endpoint)
    {
        lock (_lock)
        {
            var breaker = endpoint.Breaker;
            if (breaker.State != EndpointState.Parked)
            {
                endpoint.IsLookedAt = false;
                return null;
            }

            // Rounded up, so that a timer that fires a moment early does not ask for another one.
            var wait = breaker.LookAt - Now;
            var left = breaker.AwaySince!.Value + _patience - Now;
            if (left <= TimeSpan.Zero)
                GiveUp(endpoint);
            else if (left < wait)
                wait = left;
            return wait <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        }
    }

    private void GiveUp(Endpoint endpoint)
    {
        if (endpoint.IsGivenUp)
            return;
        endpoint.IsGivenUp = true;
        Serve();
    }

    private async Task LookAsync(Endpoint endpoint)
    {
        var isThere = endpoint.Breaker.PauseIsAskedFor
            || endpoint.Watch.IsThereAsync is not { } ask
            || await ask(_end.Token).ConfigureAwait(false);
        lock (_lock)
        {
            // A late answer may have opened it meanwhile, and a late fault may have parked it for longer.
            var breaker = endpoint.Breaker;
            if (breaker.State != EndpointState.Parked || breaker.LookAt > Now)
                return;
            if (isThere)
                breaker.Try();
            else
                breaker.StillAway(Now);
            Serve();
        }
    }

    /// <summary>Asks a server from time to time how busy it is; ends where it does not tell.</summary>
    private async Task WatchLoadAsync(Endpoint endpoint)
    {
        try
        {
            while (await endpoint.Watch.LoadAsync!(_end.Token).ConfigureAwait(false) is { } load)
            {
                lock (_lock)
                {
                    if (endpoint.InFlight > 0)
                        endpoint.Limit.Observe(Now, load, endpoint.InFlight);
                    Serve();
                }

                await Task.Delay(LoadPeriod, _time, _end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The pool is gone.
        }
    }

    /// <summary>Gives out what there is. Called under the lock, after every change.</summary>
    private void Serve()
    {
        Serve(_retries);
        Serve(_news);
    }

    private void Serve(List<Waiter> queue)
    {
        for (var i = 0; i < queue.Count;)
        {
            if (TryEnd(queue[i]))
            {
                queue[i].Member.Waiting--;
                queue.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>Ends a wait with a place, or without one where there will be none any more.</summary>
    private bool TryEnd(Waiter waiter)
    {
        if (Draining.IsCancellationRequested || waiter.Member.Endpoints.All(endpoint => endpoint.IsGivenUp))
        {
            waiter.TryEnd(granted: false);
            return true;
        }

        if (Choose(waiter) is not { } endpoint)
            return false;
        waiter.Place.Endpoint = endpoint;
        if (!waiter.TryEnd(granted: true))
        {
            // Cancelled a moment ago.
            waiter.Place.Endpoint = null;
            return true;
        }

        endpoint.Take(waiter.Member);
        return true;
    }

    private static Endpoint? Choose(Waiter waiter)
    {
        Endpoint? best = null;
        foreach (var endpoint in waiter.Member.Endpoints)
        {
            if (endpoint.HasRoomFor(waiter.Member) && endpoint != waiter.Avoid && (best is null || endpoint.Load < best.Load))
                best = endpoint;
        }

        return best ?? (waiter.Avoid?.HasRoomFor(waiter.Member) == true ? waiter.Avoid : null);
    }
}
