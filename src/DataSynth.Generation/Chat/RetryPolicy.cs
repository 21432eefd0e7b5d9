using DataSynth.Generation.Outcomes;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Chat;

/// <summary>What is tried again, how often and when.</summary>
/// <remarks>Worth it: 429, 502 to 504, and connections that fail. Once: 500 and bodies that are not replies. Never: a request that the
/// server refuses, a reply that is too large or does not come in time; the same request would end the same way.</remarks>
public sealed record RetryPolicy
{
    /// <summary>The default policy.</summary>
    public static RetryPolicy Default { get; } = new();

    /// <summary>Times a request is sent in all where the failure is worth retrying; default 5.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>Upper bound of the first wait; it doubles with each attempt. Default 500 ms.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Upper bound of any wait of our own choice; default 30 seconds.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait that a server may ask for; default 5 minutes. It is not trusted beyond.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Times a request is sent in all when it fails for a reason.</summary>
    /// <param name="reason">The reason of the latest failure.</param>
    public int AttemptsFor(FailureReason reason) => reason switch
    {
        FailureReason.RateLimited or FailureReason.Unavailable or FailureReason.Connection => MaxAttempts,
        FailureReason.ServerError or FailureReason.MalformedBody => Math.Min(2, MaxAttempts),
        _ => 1,
    };

    /// <summary>The wait before the next attempt: what the server asks for, or exponential back-off with full jitter, so that many
    /// requests that failed together do not come back together.</summary>
    /// <param name="attempt">Attempts made so far; at least 1.</param>
    /// <param name="retryAfter">What the server asks for, or null.</param>
    /// <param name="random">The source of the jitter.</param>
    public TimeSpan DelayAfter(int attempt, TimeSpan? retryAfter, SeededRandom random)
    {
        var bound = Math.Min(BaseDelay.TotalMilliseconds * Math.Pow(2, attempt - 1), MaxDelay.TotalMilliseconds);
        var jitter = TimeSpan.FromMilliseconds(bound * random.NextDouble());
        if (retryAfter is null)
            return jitter;
        return (retryAfter.Value < MaxRetryAfter ? retryAfter.Value : MaxRetryAfter) + jitter;
    }
}
