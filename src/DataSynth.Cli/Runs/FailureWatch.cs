namespace DataSynth.Cli.Runs;

/// <summary>Stops a run whose requests mostly fail, where its pipeline asks for that: a night against a broken server is better ended.
/// Thread-safe.</summary>
/// <param name="allowed">The share of failed requests that is put up with.</param>
internal sealed class FailureWatch(double allowed) : IDisposable
{
    /// <summary>Outcomes before which no share says anything.</summary>
    private const int LeastOutcomes = 100;

    private readonly CancellationTokenSource _tripped = new();
    private long _outcomes;
    private long _failures;

    /// <summary>Cancelled once more failed than is put up with.</summary>
    public CancellationToken Tripped => _tripped.Token;

    /// <summary>Takes the outcome of a request of this run.</summary>
    /// <param name="failed">Whether it failed for good.</param>
    public void Add(bool failed)
    {
        var failures = failed ? Interlocked.Increment(ref _failures) : Interlocked.Read(ref _failures);
        var outcomes = Interlocked.Increment(ref _outcomes);
        if (outcomes >= LeastOutcomes && failures > allowed * outcomes)
            _ = _tripped.CancelAsync();
    }

    /// <summary>Lets go of the token.</summary>
    public void Dispose() => _tripped.Dispose();
}
