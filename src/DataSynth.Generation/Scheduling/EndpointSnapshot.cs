namespace DataSynth.Generation.Scheduling;

/// <summary>One endpoint at one moment, for whoever watches a run.</summary>
/// <param name="Address">Scheme, host, port and path; never user information, query or key.</param>
/// <param name="State">Whether it takes requests.</param>
public sealed record EndpointSnapshot(string Address, EndpointState State)
{
    /// <summary>Requests that may be under way at once; at least 1, and it changes where the number is found automatically.</summary>
    public int Limit { get; init; }

    /// <summary>Whether the limit is found automatically.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Requests under way, those whose reply is being written down included.</summary>
    public int InFlight { get; init; }

    /// <summary>Replies so far that were answers.</summary>
    public long Answered { get; init; }

    /// <summary>Attempts so far that ended without an answer, whether or not they were made again.</summary>
    public long Failed { get; init; }

    /// <summary>Answers per second over the last ten seconds or so; 0 when none came.</summary>
    public double AnswersPerSecond { get; init; }

    /// <summary>Median time from sending to the last byte over the latest answers; null before the first.</summary>
    public TimeSpan? MedianLatency { get; init; }
}
