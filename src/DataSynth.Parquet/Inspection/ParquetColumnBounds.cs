namespace DataSynth.Parquet;

/// <summary>Bounds of one column over all row groups, by the statistics of the footer (parquet.thrift, <c>Statistics</c>).</summary>
/// <param name="Min">Lower bound as text, as <see cref="ParquetColumnSummary.Min"/>; null where a row group with values has none.</param>
/// <param name="Max">Upper bound, likewise.</param>
public sealed record ParquetColumnBounds(string? Min, string? Max);
