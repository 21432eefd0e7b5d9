using DataSynth.Pipeline.Stages;

namespace DataSynth.Pipeline;

/// <summary>A complete pipeline, from source to sink. It runs once.</summary>
public sealed class RunnablePipeline
{
    private readonly IReadOnlyList<Stage> _stages;
    private int _started;

    internal RunnablePipeline(IReadOnlyList<Stage> stages)
    {
        _stages = stages;
        Meters = [.. stages.Select(stage => stage.Meter)];
    }

    /// <summary>What each stage has done so far, from source to sink; may be read at any time from any thread.</summary>
    public IReadOnlyList<StageMeter> Meters { get; }

    /// <summary>Runs all stages until the source is exhausted and every item has reached the sink.</summary>
    /// <remarks>
    /// When a stage throws, all are cancelled and, once all have ended, the first exception surfaces unchanged with its own stack.
    /// No stage is left running, whichever way this method ends.
    /// </remarks>
    /// <param name="stop">Soft end: the source yields no more, what is in flight goes through to the sink, and the call returns
    /// normally.</param>
    /// <param name="abort">Hard end: steps are cancelled and items in flight are dropped.</param>
    /// <returns>The final counts of all stages.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="abort"/> fired before the end.</exception>
    /// <exception cref="ForeignCancellationException">A step was cancelled by a token that is not the pipeline's, such as a timeout
    /// of its own.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has been run before.</exception>
    public async Task<PipelineReport> RunAsync(CancellationToken stop = default, CancellationToken abort = default)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException("Found a second run of the same pipeline, expected one: build a new one for each run.");
        }

        using var run = new PipelineRun(stop, abort);
        await Task.WhenAll(_stages.Select(stage => stage.RunAsync(run))).ConfigureAwait(false);
        run.ThrowIfFaultedOrAborted();
        return new PipelineReport(stop.IsCancellationRequested, [.. Meters.Select(meter => meter.Read())]);
    }
}
