namespace DataSynth.Datasets.Sources.Reading;

/// <summary>One record of a file before it is understood.</summary>
/// <param name="Line">1-based line on which it begins.</param>
/// <param name="Row">1-based number within the file.</param>
/// <param name="Utf8">Its bytes; valid only until the next record is asked for.</param>
/// <param name="Problem">Why it cannot be a record (too long, cut off), or null.</param>
internal readonly record struct SourceRecord(long Line, long Row, ReadOnlyMemory<byte> Utf8, RowProblem? Problem);
