namespace DataSynth.Datasets.Sources;

/// <summary>One entry under <c>sources</c> of a pipeline file.</summary>
/// <param name="Path">A file, a folder, or a glob (<c>*</c>, <c>?</c>, <c>**</c>), relative to the current directory.</param>
/// <param name="Format">A name of <see cref="TaskSources"/>.</param>
public sealed record SourceSettings(string Path, string Format)
{
    /// <summary>The data set's name for records that do not carry one; default: the file name up to its first dot.</summary>
    public string? Dataset { get; init; }

    /// <summary>SPDX expression for records that do not carry one; default: not stated.</summary>
    public string? License { get; init; }

    /// <summary>How many tasks to take at most; quarantined rows do not count. Default: all.</summary>
    public long? Limit { get; init; }

    /// <summary>Whether tasks are taken in an order drawn from the run's seed; default: in the order of the files.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Which records are used; null for all.</summary>
    public RowCondition? Where { get; init; }

    /// <summary>Which revision of the data set the files are, such as a commit; default: each file's SHA-256.</summary>
    public string? Revision { get; init; }

    /// <summary>What happens to right calls that contradict their tools; null to take what the run says.</summary>
    public GroundTruthMode? GroundTruth { get; init; }
}
