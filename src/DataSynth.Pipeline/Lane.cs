namespace DataSynth.Pipeline;

/// <summary>One of several parallel ways through <see cref="PipelineSegment{T}.ThroughLanes{TOut}"/>.</summary>
/// <typeparam name="TIn">What the lane receives.</typeparam>
/// <typeparam name="TOut">What it yields.</typeparam>
/// <param name="Name">Shown in the lane's meter and errors.</param>
/// <param name="Workers">How many items are processed at once; at least 1.</param>
/// <param name="Step">Turns an item into a result. An expected failure is a result; an exception ends the whole pipeline. The token
/// fires on abort, not on stop.</param>
public sealed record Lane<TIn, TOut>(string Name, int Workers, Func<TIn, CancellationToken, ValueTask<TOut>> Step)
{
    /// <summary>Items that may wait for this lane before it holds up the others; by default 16 × <see cref="Workers"/>.</summary>
    public int Capacity { get; init; } = 16 * Workers;
}
