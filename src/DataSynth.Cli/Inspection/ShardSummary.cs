namespace DataSynth.Cli.Inspection;

/// <summary>One Parquet file of a data set.</summary>
/// <param name="Path">Relative to the data set folder.</param>
/// <param name="Rows">Rows by the file's own footer.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">The hash that the manifest states; null when it states none.</param>
internal sealed record ShardSummary(string Path, long Rows, long Bytes, string? Sha256);
