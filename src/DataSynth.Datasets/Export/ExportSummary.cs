namespace DataSynth.Datasets.Export;

/// <summary>What an export did, for the console and for <c>--json</c>.</summary>
public sealed record ExportSummary
{
    /// <summary>The data set's folder as the options name it.</summary>
    public required string Directory { get; init; }

    /// <summary>The counts of the manifest.</summary>
    public required ExportCounts Counts { get; init; }

    /// <summary>Incorrect candidates beyond the number of pairs for each task.</summary>
    public required long Capped { get; init; }

    /// <summary>Incorrect candidates that are neither rows nor duplicates, by reason; those of <see cref="Capped"/> among them.</summary>
    public required IReadOnlyList<ReasonCount> LeftOut { get; init; }

    /// <summary>Tasks left out because they say nearly the same as another one.</summary>
    public required long NearDuplicateTasks { get; init; }

    /// <summary>Tasks left out because they match a benchmark.</summary>
    public required long ContaminatedTasks { get; init; }

    /// <summary>Tasks whose ground truth several models agree against; left out unless they are kept by choice.</summary>
    public required long SuspectTasks { get; init; }

    /// <summary>Counts by data set, model and outcome.</summary>
    public required IReadOnlyList<OutcomeCount> Outcomes { get; init; }

    /// <summary>Why candidates are unlabelled, most frequent first.</summary>
    public required IReadOnlyList<ReasonCount> UnlabelledReasons { get; init; }

    /// <summary>The first of the suspect tasks.</summary>
    public required IReadOnlyList<SuspectTask> Suspects { get; init; }

    /// <summary>The files, split by split.</summary>
    public required IReadOnlyList<ShardFile> Shards { get; init; }

    /// <summary>What a person should know, a sentence each: splits without rows, perturb's share, licences that are not stated, what a selection could not meet.</summary>
    public required IReadOnlyList<string> Notices { get; init; }
}
