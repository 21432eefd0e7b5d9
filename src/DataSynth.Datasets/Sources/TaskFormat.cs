namespace DataSynth.Datasets.Sources;

/// <summary>How tasks are written in one family of files. One class each; <see cref="TaskSources"/> lists them.</summary>
public abstract class TaskFormat
{
    /// <summary>The name used in pipeline files.</summary>
    public abstract string Name { get; }

    /// <summary>One line for people who choose a format.</summary>
    public abstract string Description { get; }

    /// <summary>What happens to right calls that contradict their tools where the settings do not say; null for what holds in general. Only
    /// formats whose declared types mean nothing have their own.</summary>
    public virtual GroundTruthMode? DefaultGroundTruth => null;

    /// <summary>Every file that reading a source touches, in the order in which they are read.</summary>
    /// <param name="path">The source's path.</param>
    /// <exception cref="SourceException">There is no such file, or nothing matches.</exception>
    internal virtual IReadOnlyList<string> Files(string path) => SourceFiles.Resolve(path);

    /// <summary>Reads a source from front to end, in the order of its files and records; holds one record at a time.</summary>
    /// <param name="settings">The source.</param>
    /// <param name="limits">What its files may demand.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>One item or more for each record. Ground truth and duplicate ids are not looked at here.</returns>
    /// <exception cref="SourceException">A file is missing or cannot be read to its end.</exception>
    internal abstract IAsyncEnumerable<SourceItem> ReadAsync(
        SourceSettings settings,
        SourceLimits limits,
        CancellationToken cancellationToken);
}
