using DataSynth.Cli.Console.Summary;
using DataSynth.Datasets.Export;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Runs;

/// <summary>What <c>run</c> and <c>export</c> both tell of a data set.</summary>
internal static class SummaryParts
{
    /// <summary>The part of a summary that the data set fills.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="folder">Where it lies.</param>
    public static RunSummary OfDataSet(ExportSummary dataSet, RunFolder folder) => new()
    {
        Name = "",
        Elapsed = TimeSpan.Zero,
        Unlabelled = dataSet.UnlabelledReasons.ToDictionary(reason => reason.Reason, reason => reason.Count, StringComparer.Ordinal),
        Pairs = dataSet.Counts.Pairs,
        Duplicates = dataSet.Counts.Duplicates,
        LeftOut = [.. dataSet.LeftOut.Select(reason => KeyValuePair.Create(reason.Reason, reason.Count))],
        TasksLeftOut =
        [
            new("near-duplicates of others", dataSet.NearDuplicateTasks),
            new("match a benchmark", dataSet.ContaminatedTasks),
            new("have right calls in doubt", dataSet.SuspectTasks),
        ],
        Splits = [.. dataSet.Counts.Rows.Select(split => KeyValuePair.Create(split.Split, split.Rows))],
        Files = [.. dataSet.Shards.Select(shard => KeyValuePair.Create($"{folder.DataSetDirectory}/{shard.Path}", shard.Bytes))],
    };

    /// <summary>What one model did.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dataSet">The data set.</param>
    /// <param name="failures">Failed requests.</param>
    public static SummaryModel Model(string name, ExportSummary dataSet, FailureTally failures)
    {
        var outcomes = dataSet.Outcomes.Where(outcome => outcome.Model == name).ToLookup(outcome => outcome.Outcome);
        return new SummaryModel(
            name,
            Count(outcomes[VerdictKind.Correct.ToFileName()]),
            Enum.GetValues<ErrorType>().ToDictionary(type => type, type => Count(outcomes[type.ToFileName()])),
            Count(outcomes[VerdictKind.Unlabelled.ToFileName()]),
            failures.ByModel.GetValueOrDefault(name));
    }

    /// <summary>The members of the JSON answer that tell of the data set beside its counts.</summary>
    /// <param name="dataSet">The data set; null where there is none yet.</param>
    public static IEnumerable<JsonMember> Json(ExportSummary? dataSet) =>
    [
        new("suspect_tasks", JsonNumber.Of(dataSet?.SuspectTasks ?? 0)),
        new("near_duplicate_tasks", JsonNumber.Of(dataSet?.NearDuplicateTasks ?? 0)),
        new("contaminated_tasks", JsonNumber.Of(dataSet?.ContaminatedTasks ?? 0)),
        new("left_out", new JsonObject((dataSet?.LeftOut ?? []).Select(reason => new JsonMember(reason.Reason, JsonNumber.Of(reason.Count))))),
        new("notices", new JsonArray([.. (dataSet?.Notices ?? []).Select(notice => new JsonString(notice))])),
    ];

    private static long Count(IEnumerable<OutcomeCount> outcomes) => outcomes.Sum(outcome => outcome.Candidates);
}
