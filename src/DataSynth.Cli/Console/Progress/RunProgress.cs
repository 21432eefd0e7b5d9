using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Console.Progress;

/// <summary>Live counters of a run. Thread-safe; written by workers, read by the display.</summary>
internal sealed class RunProgress
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private volatile Step _step;
    private volatile bool _planIsComplete;

    /// <summary>Starts the run's clock.</summary>
    /// <param name="modelNames">The models in the order of the pipeline, as they are shown.</param>
    /// <param name="time">The clock.</param>
    public RunProgress(IEnumerable<string> modelNames, TimeProvider time)
    {
        _time = time;
        _started = time.GetTimestamp();
        _step = new Step("starting", 0, _started);
        Models = [.. modelNames.Select(name => new ModelProgress(name))];
    }

    /// <summary>The models in the order of the pipeline.</summary>
    public IReadOnlyList<ModelProgress> Models { get; }

    /// <summary>Reads the state of the endpoints; by default there are none.</summary>
    public Func<IReadOnlyList<EndpointSnapshot>> ReadEndpoints { get; init; } = static () => [];

    /// <summary>Says what the run does now, such as <c>asking</c> or <c>writing shards</c>.</summary>
    /// <param name="phase">A few words.</param>
    public void Enter(string phase) => Enter(phase, 0);

    /// <summary>Says what the run does now, where it is tasks that are counted.</summary>
    /// <param name="phase">A few words.</param>
    /// <param name="tasks">How many there are; 0 where nobody knows.</param>
    public void Enter(string phase, long tasks) => _step = new Step(phase, tasks, _time.GetTimestamp());

    /// <summary>One more task of the present step is done.</summary>
    public void Advance() => Interlocked.Increment(ref _step.Done);

    /// <summary>Every request is planned: from now on the total is final and there is an estimate of the end.</summary>
    public void CompletePlan() => _planIsComplete = true;

    /// <summary>The counters now.</summary>
    public ProgressSnapshot Read()
    {
        var step = _step;
        return new ProgressSnapshot(step.Phase, _time.GetElapsedTime(_started), _planIsComplete, [.. Models.Select(model => model.Read())])
        {
            Endpoints = ReadEndpoints(),
            Step = step.Tasks == 0
                ? null
                : new StepSnapshot(Interlocked.Read(ref step.Done), step.Tasks, _time.GetElapsedTime(step.Started)),
        };
    }

    private sealed class Step(string phase, long tasks, long started)
    {
        public long Done;

        public string Phase { get; } = phase;

        public long Tasks { get; } = tasks;

        public long Started { get; } = started;
    }
}
