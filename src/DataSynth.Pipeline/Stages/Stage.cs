namespace DataSynth.Pipeline.Stages;

/// <summary>One stage of a pipeline. <see cref="RunAsync"/> never throws: faults go to the run.</summary>
internal abstract class Stage(StageMeter meter)
{
    public StageMeter Meter { get; } = meter;

    public abstract Task RunAsync(PipelineRun run);

    /// <summary>Runs a body on a number of workers, each on the thread pool: a step that never waits must not keep its siblings from
    /// starting.</summary>
    protected Task RunWorkersAsync(PipelineRun run, int workers, Func<Task> body) =>
        Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => run.GuardAsync(Meter.Name, body), CancellationToken.None)));
}
