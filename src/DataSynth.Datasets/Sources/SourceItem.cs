namespace DataSynth.Datasets.Sources;

/// <summary>What became of one record of a source: a <see cref="SourceTask"/>, a
/// <see cref="QuarantinedRow"/>, or a <see cref="LeftOutRow"/>.</summary>
/// <param name="File">The file as the settings name it (joined with the match, for a folder or a glob).</param>
/// <param name="Line">1-based line on which the record begins; in a Parquet file, which has no lines, the row.</param>
/// <param name="Row">1-based number of the record within its file; blank lines do not count.</param>
public abstract record SourceItem(string File, long Line, long Row)
{
    /// <summary>Whether an item before it came from the same record; so the items that are not further ones count the records.</summary>
    public bool IsFurther { get; init; }
}
