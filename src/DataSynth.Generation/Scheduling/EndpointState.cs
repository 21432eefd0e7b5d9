namespace DataSynth.Generation.Scheduling;

/// <summary>Whether an endpoint takes requests: the three states of a circuit breaker, whose work waits instead of failing.</summary>
public enum EndpointState
{
    /// <summary>Requests go to it.</summary>
    Open,

    /// <summary>It answers again after a fault; one request is sent to see whether it works.</summary>
    HalfOpen,

    /// <summary>It does not answer, or asked for a pause. Its work waits, and it is looked at from time to time.</summary>
    Parked,
}
