using DataSynth.Generation.Http;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Chat;

/// <summary>The attempts of one request: whether there is a next one, and the wait before it.</summary>
/// <param name="retry">What is tried again.</param>
/// <param name="pool">Where places come from.</param>
/// <param name="member">The generator's part in it.</param>
/// <param name="request">The request.</param>
internal sealed class RequestAttempts(RetryPolicy retry, EndpointPool pool, PoolMember member, GenerationRequest request)
{
    private SeededRandom? _jitter;
    private TimeSpan? _first;
    private bool _isParked;
    private bool _wasParked;

    /// <summary>Attempts made.</summary>
    public int Made { get; private set; }

    /// <summary>Counts an attempt.</summary>
    /// <param name="now">When it begins.</param>
    public void Begin(TimeSpan now)
    {
        _first ??= now;
        Made++;
    }

    /// <summary>
    /// Whether a fault is the request's last. It is not while the server answers nobody: then the endpoint is parked, and the request with
    /// it. A server that is reachable again and leaves the request hanging once more is at odds with this request, and not away.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <param name="endpoint">Where it happened.</param>
    public bool AreUsedUpBy(ChatServiceException fault, Endpoint endpoint)
    {
        _isParked = false;
        if (Made < retry.AttemptsFor(fault.Reason))
            return false;
        if (fault.Reason is FailureReason.RateLimited or FailureReason.Unavailable && pool.IsParked(endpoint))
        {
            // A server that turns everybody away says nothing about this request.
            _isParked = true;
            return false;
        }

        if (!pool.Waits || !CircuitBreaker.IsServerFault(fault.Reason) || pool.HasReplied(member, _first!.Value))
            return true;
        if (_wasParked && fault.Reason is FailureReason.Connection or FailureReason.Timeout)
            return true;
        _isParked = _wasParked = true;
        pool.Park(endpoint);
        return false;
    }

    /// <summary>Waits for the next attempt. The place at the server is free meanwhile; the request's turn is not lost, since a further
    /// attempt goes ahead of every new request.</summary>
    /// <param name="place">The request's place.</param>
    /// <param name="failed">Where the last attempt failed.</param>
    /// <param name="fault">How.</param>
    /// <param name="cancellationToken">Abandons the request.</param>
    /// <returns>False when there will be no further attempt in this run.</returns>
    public async ValueTask<bool> WaitAsync(Place place, Endpoint failed, ChatServiceException fault, CancellationToken cancellationToken)
    {
        member.Leave(place);
        if (!_isParked)
        {
            _jitter ??= new SeededRandom(request.Sampling.Seed ?? 0, "retry", request.Key);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pool.Draining);
            await Task.Delay(retry.DelayAfter(Made, fault.RetryAfter, _jitter), pool.Time, end.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await member.ReenterAsync(place, failed, cancellationToken).ConfigureAwait(false);
    }
}
