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
}
