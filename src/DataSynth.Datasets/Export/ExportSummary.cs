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

    /// <summary>Incorrect candidates that read like the right calls once both are written in one style, so that no pair can be made.</summary>
    public required long Indistinguishable { get; init; }

    /// <summary>Counts by data set, model and outcome.</summary>
    public required IReadOnlyList<OutcomeCount> Outcomes { get; init; }

    /// <summary>Why candidates are unlabelled, most frequent first.</summary>
    public required IReadOnlyList<ReasonCount> UnlabelledReasons { get; init; }

    /// <summary>Tasks whose ground truth several models agree against; they stay in the set.</summary>
    public required IReadOnlyList<SuspectTask> Suspects { get; init; }

    /// <summary>The files, split by split.</summary>
    public required IReadOnlyList<ShardFile> Shards { get; init; }

    /// <summary>What a person should know, a sentence each: splits without rows, perturb's share, licences that are not stated.</summary>
    public required IReadOnlyList<string> Notices { get; init; }
}
