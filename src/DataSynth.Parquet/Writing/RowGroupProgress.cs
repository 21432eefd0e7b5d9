namespace DataSynth.Parquet.Writing;

/// <summary>How far the open row group is; all columns of a writer share one.</summary>
/// <param name="options">When a row group ends.</param>
internal sealed class RowGroupProgress(ParquetWriterOptions options)
{
    /// <summary>Rows so far.</summary>
    public long Rows { get; set; }

    /// <summary>Bytes of all values so far, as PLAIN.</summary>
    public long Bytes { get; set; }

    public bool IsFull => Rows >= options.RowGroupRows || Bytes >= options.RowGroupBytes;

    /// <summary>How many times as many rows the group will probably have, at least 1.</summary>
    public double ExpectedGrowth => Math.Max(1, Math.Min((double)options.RowGroupRows / Rows, (double)options.RowGroupBytes / Math.Max(1, Bytes)));
}
