namespace DataSynth.Datasets.Survey;

/// <summary>Which tasks say nearly the same. Exact duplicates of pairs are always dropped.</summary>
public sealed record DedupSettings
{
    /// <summary>The similarity by which tasks are kept on one side of the split where near-duplicates stay in the set.</summary>
    public const double SplitSimilarity = 0.9;

    /// <summary>Jaccard index of two conversations' five-character runs, in (0, 1], from which one of the tasks is dropped; null, the
    /// default, to drop none.</summary>
    public double? Near { get; init; }

    /// <summary>Whether tasks that differ only in the values of their right calls are near-duplicates too; default false.</summary>
    public bool IgnoreValues { get; init; }
}
