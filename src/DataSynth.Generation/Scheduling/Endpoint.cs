using DataSynth.Generation.Outcomes;

namespace DataSynth.Generation.Scheduling;

/// <summary>What the pool knows of one endpoint. Everything that changes is guarded by the pool's lock.</summary>
/// <param name="address">Its address without user information.</param>
/// <param name="limit">How many requests it may have under way.</param>
/// <param name="watch">How it is looked at from outside of requests.</param>
internal sealed class Endpoint(string address, IConcurrencyLimit limit, EndpointWatch watch)
{
    private readonly LatencyWindow _latencies = new();
    private readonly Dictionary<PoolMember, int> _members = [];
    private long _answered;
    private long _failed;

    /// <summary>How it is looked at.</summary>
    public EndpointWatch Watch { get; } = watch;

    /// <summary>Its limit.</summary>
    public IConcurrencyLimit Limit { get; } = limit;

    /// <summary>Whether it takes requests.</summary>
    public CircuitBreaker Breaker { get; } = new();

    /// <summary>Requests under way.</summary>
    public int InFlight { get; private set; }

    /// <summary>Whether it is being looked at until it answers.</summary>
    public bool IsLookedAt { get; set; }

    /// <summary>Whether it has been away for so long that nobody waits for it any longer. It may come back all the same.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>When the latest reply came, whatever it said; null before the first.</summary>
    public TimeSpan? LastReply { get; private set; }

    /// <summary>Whether a further request may go there now.</summary>
    public bool HasRoom => Breaker.State switch
    {
        EndpointState.Open => InFlight < Limit.Limit,
        EndpointState.HalfOpen => InFlight == 0,
        _ => false,
    };

    /// <summary>Whether a further request of a generator may go there now. Where several generators are at it, each keeps to its share, so
    /// that who asks faster does not get more.</summary>
    /// <param name="member">The generator.</param>
    public bool HasRoomFor(PoolMember member)
    {
        if (!HasRoom)
            return false;
        var shares = member.Share;
        foreach (var (other, inFlight) in _members)
        {
            if (other != member && (inFlight > 0 || other.Waiting > 0))
                shares += other.Share;
        }

        return _members.GetValueOrDefault(member) < Math.Ceiling(Limit.Limit * member.Share / shares);
    }

    /// <summary>A request of a generator goes there.</summary>
    /// <param name="member">The generator.</param>
    public void Take(PoolMember member)
    {
        InFlight++;
        _members[member] = _members.GetValueOrDefault(member) + 1;
    }

    /// <summary>A request of a generator is done.</summary>
    /// <param name="member">The generator.</param>
    public void Release(PoolMember member)
    {
        InFlight--;
        _members[member]--;
    }

    /// <summary>How full it is, from 0 to about 1.</summary>
    public double Load => (double)InFlight / Limit.Limit;

    /// <summary>A request was answered.</summary>
    public void Answered(TimeSpan now, TimeSpan latency)
    {
        _answered++;
        _latencies.Add(now, latency);
        Limit.Answered(now, latency, InFlight);
        Replied(now);
    }

    /// <summary>A request ended without an answer.</summary>
    /// <returns>Whether the endpoint is parked by it.</returns>
    public bool Faulted(TimeSpan now, FailureReason reason, TimeSpan? retryAfter, bool mayPark)
    {
        _failed++;
        if (reason is FailureReason.RateLimited or FailureReason.Unavailable)
            Limit.Refused(now);
        if (CircuitBreaker.IsServerFault(reason))
            return mayPark && Breaker.Faulted(now, reason, retryAfter);
        Replied(now);
        return false;
    }

    /// <summary>What it looks like now.</summary>
    public EndpointSnapshot Read(TimeSpan now) => new(address, Breaker.State)
    {
        Limit = Limit.Limit,
        IsAutomatic = Limit is not FixedLimit,
        InFlight = InFlight,
        Answered = _answered,
        Failed = _failed,
        AnswersPerSecond = _latencies.Rate(now),
        MedianLatency = _latencies.Median(),
    };

    private void Replied(TimeSpan now)
    {
        LastReply = now;
        IsGivenUp = false;
        if (Breaker.State != EndpointState.Open)
            Limit.Restart(now);
        Breaker.Replied();
    }
}
