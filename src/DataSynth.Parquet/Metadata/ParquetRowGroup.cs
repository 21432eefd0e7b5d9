namespace DataSynth.Parquet;

/// <summary>A run of rows whose columns stand together (<c>RowGroup</c>, parquet.thrift).</summary>
public sealed record ParquetRowGroup
{
    /// <summary>Number of rows.</summary>
    public required long RowCount { get; init; }

    /// <summary>Bytes of all its pages before compression, as the file states them.</summary>
    public required long UncompressedBytes { get; init; }

    /// <summary>Bytes of all its pages as stored; null where the file does not say.</summary>
    public long? CompressedBytes { get; init; }

    /// <summary>Byte offset of the first page; null where the file does not say.</summary>
    public long? Offset { get; init; }

    /// <summary>The columns, in the order of the schema.</summary>
    public required IReadOnlyList<ParquetColumnChunk> Columns { get; init; }
}
