using System.Collections.Concurrent;

namespace DataSynth.Cli.Console.Progress;

/// <summary>Live counters of one model. Thread-safe; written by workers, read by the display.</summary>
/// <param name="name">The model's name as it is shown.</param>
internal sealed class ModelProgress(string name)
{
    private readonly ConcurrentDictionary<string, long> _failures = new();
    private long _planned;
    private long _reused;
    private long _answered;
    private long _inFlight;
    private long _inputTokens;
    private long _outputTokens;

    /// <summary>The model's name as it is shown.</summary>
    public string Name { get; } = name;

    /// <summary>More requests are wanted of this model, answered ones included.</summary>
    /// <param name="requests">How many.</param>
    public void Plan(long requests) => Interlocked.Add(ref _planned, requests);

    /// <summary>Planned requests whose answers are in the journal already.</summary>
    /// <param name="requests">How many.</param>
    public void Reuse(long requests) => Interlocked.Add(ref _reused, requests);

    /// <summary>A request is sent.</summary>
    public void Start() => Interlocked.Increment(ref _inFlight);

    /// <summary>A request is answered.</summary>
    /// <param name="inputTokens">Tokens read by the model; 0 when the server does not say.</param>
    /// <param name="outputTokens">Tokens written by the model; 0 when the server does not say.</param>
    public void Answer(long inputTokens, long outputTokens)
    {
        Interlocked.Decrement(ref _inFlight);
        Interlocked.Increment(ref _answered);
        Interlocked.Add(ref _inputTokens, inputTokens);
        Interlocked.Add(ref _outputTokens, outputTokens);
    }

    /// <summary>A request has failed for good.</summary>
    /// <param name="reason">The kind of failure, such as <c>timeout</c>.</param>
    public void Fail(string reason)
    {
        Interlocked.Decrement(ref _inFlight);
        _failures.AddOrUpdate(reason, 1, static (_, count) => count + 1);
    }

    /// <summary>A request was given up before it had an outcome, as after an abort.</summary>
    public void GiveUp() => Interlocked.Decrement(ref _inFlight);

    /// <summary>The counters now.</summary>
    public ModelSnapshot Read() => new(
        Name,
        Interlocked.Read(ref _planned),
        Interlocked.Read(ref _reused),
        Interlocked.Read(ref _answered),
        Interlocked.Read(ref _inFlight),
        Interlocked.Read(ref _inputTokens),
        Interlocked.Read(ref _outputTokens),
        new SortedDictionary<string, long>(_failures, StringComparer.Ordinal));
}
