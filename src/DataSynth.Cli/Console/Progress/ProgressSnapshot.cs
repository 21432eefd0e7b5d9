using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Console.Progress;

/// <summary>What a run has done at one moment.</summary>
/// <param name="Phase">What it does now, such as <c>asking</c> or <c>writing shards</c>.</param>
/// <param name="Elapsed">Since the run began.</param>
/// <param name="PlanIsComplete">Whether every request is planned, so that the total is final.</param>
/// <param name="Models">The models in the order of the pipeline.</param>
internal sealed record ProgressSnapshot(string Phase, TimeSpan Elapsed, bool PlanIsComplete, IReadOnlyList<ModelSnapshot> Models)
{
    /// <summary>The endpoints that were asked so far.</summary>
    public IReadOnlyList<EndpointSnapshot> Endpoints { get; init; } = [];

    /// <summary>How far the present step is, where its work is counted by itself; null where requests are what is counted.</summary>
    public StepSnapshot? Step { get; init; }

    /// <summary>Whether there is anything to count yet.</summary>
    public bool IsCounted => Step is not null || Models.Count > 0;

    /// <summary>What the bar is full at: tasks of the step, or requests.</summary>
    public long Total => Step?.Total ?? Planned;

    /// <summary>How much of <see cref="Total"/> is behind.</summary>
    public long Finished => Step?.Done ?? Done;

    /// <summary>How much of it was done in this run, from which rates are taken.</summary>
    public long FinishedNow => Step?.Done ?? DoneNow;

    /// <summary>The time that this took.</summary>
    public TimeSpan WorkElapsed => Step?.Elapsed ?? Elapsed;

    /// <summary>Whether <see cref="Total"/> will not grow.</summary>
    public bool TotalIsFinal => Step is not null || PlanIsComplete;

    /// <summary>Requests wanted of all models.</summary>
    public long Planned => Models.Sum(model => model.Planned);

    /// <summary>Requests with an outcome, earlier runs included.</summary>
    public long Done => Models.Sum(model => model.Done);

    /// <summary>Requests with an outcome in this run.</summary>
    public long DoneNow => Models.Sum(model => model.Answered + model.Failed);

    /// <summary>Tokens written by all models in this run.</summary>
    public long OutputTokens => Models.Sum(model => model.OutputTokens);

    /// <summary>Failures of all models in this run, by kind.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Failures
        => [.. Models.SelectMany(model => model.Failures)
            .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, group.Sum()))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
}
