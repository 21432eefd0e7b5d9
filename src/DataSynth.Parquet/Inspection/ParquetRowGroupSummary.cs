namespace DataSynth.Parquet;

/// <summary>What a row group looks like.</summary>
/// <param name="RowCount">Number of rows.</param>
/// <param name="StoredBytes">Bytes of all pages with their headers, as stored.</param>
/// <param name="UncompressedBytes">Bytes of all pages with their headers, before compression.</param>
/// <param name="Columns">The columns, in the order of the schema.</param>
public sealed record ParquetRowGroupSummary(
    long RowCount, long StoredBytes, long UncompressedBytes, IReadOnlyList<ParquetColumnSummary> Columns);
