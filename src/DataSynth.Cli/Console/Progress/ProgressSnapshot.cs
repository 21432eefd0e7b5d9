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
