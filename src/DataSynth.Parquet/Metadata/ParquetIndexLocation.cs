namespace DataSynth.Parquet;

/// <summary>Where a page index stands in the file (PageIndex.md).</summary>
/// <param name="Offset">Byte offset.</param>
/// <param name="Length">Bytes.</param>
public sealed record ParquetIndexLocation(long Offset, int Length);
