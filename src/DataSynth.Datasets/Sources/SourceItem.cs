namespace DataSynth.Datasets.Sources;

/// <summary>What became of one record of a source: a <see cref="SourceTask"/> or a <see cref="QuarantinedRow"/>.</summary>
/// <param name="File">The file as the settings name it (joined with the match, for a folder or a glob).</param>
/// <param name="Line">1-based line on which the record begins.</param>
/// <param name="Row">1-based number of the record within its file; blank lines do not count.</param>
public abstract record SourceItem(string File, long Line, long Row);
