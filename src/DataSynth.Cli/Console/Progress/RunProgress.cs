using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Console.Progress;

/// <summary>Live counters of a run. Thread-safe; written by workers, read by the display.</summary>
internal sealed class RunProgress
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private volatile string _phase = "starting";
    private volatile bool _planIsComplete;

    /// <summary>Starts the run's clock.</summary>
    /// <param name="modelNames">The models in the order of the pipeline, as they are shown.</param>
    /// <param name="time">The clock.</param>
    public RunProgress(IEnumerable<string> modelNames, TimeProvider time)
    {
        _time = time;
        _started = time.GetTimestamp();
        Models = [.. modelNames.Select(name => new ModelProgress(name))];
    }

    /// <summary>The models in the order of the pipeline.</summary>
    public IReadOnlyList<ModelProgress> Models { get; }

    /// <summary>Reads the state of the endpoints; by default there are none.</summary>
    public Func<IReadOnlyList<EndpointSnapshot>> ReadEndpoints { get; init; } = static () => [];

    /// <summary>Says what the run does now, such as <c>asking</c> or <c>writing shards</c>.</summary>
    /// <param name="phase">A few words.</param>
    public void Enter(string phase) => _phase = phase;

    /// <summary>Every request is planned: from now on the total is final and there is an estimate of the end.</summary>
    public void CompletePlan() => _planIsComplete = true;

    /// <summary>The counters now.</summary>
    public ProgressSnapshot Read() => new(_phase, _time.GetElapsedTime(_started), _planIsComplete, [.. Models.Select(model => model.Read())])
    {
        Endpoints = ReadEndpoints(),
    };
}
