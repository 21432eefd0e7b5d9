namespace DataSynth.Parquet;

/// <summary>One column of one row group (<c>ColumnMetaData</c>, parquet.thrift).</summary>
public sealed record ParquetColumnChunk
{
    /// <summary>Names from the top of the stored schema down to the column.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>How values are stored.</summary>
    public required ParquetPhysicalType Type { get; init; }

    /// <summary>Number of the codec in the format's <c>CompressionCodec</c>; 3 (LZO) and unknown numbers can be shown but not read.</summary>
    public required int CodecNumber { get; init; }

    /// <summary>The codec; null where this library does not know <see cref="CodecNumber"/>.</summary>
    public ParquetCompression? Compression => CodecNumbers.Compression(CodecNumber);

    /// <summary>Encodings that occur in the chunk, for levels and values alike.</summary>
    public required IReadOnlyList<ParquetEncoding> Encodings { get; init; }

    /// <summary>Number of slots: values and nulls, those of empty and absent lists included.</summary>
    public required long ValueCount { get; init; }

    /// <summary>Bytes of all pages with their headers, before compression.</summary>
    public required long UncompressedBytes { get; init; }

    /// <summary>Bytes of all pages with their headers, as stored.</summary>
    public required long CompressedBytes { get; init; }

    /// <summary>Byte offset of the first data page.</summary>
    public required long DataPageOffset { get; init; }

    /// <summary>Byte offset of the dictionary page; null where there is none, or where the file does not say.</summary>
    public long? DictionaryPageOffset { get; init; }

    /// <summary>What the file says about the values; null where it says nothing.</summary>
    public ParquetStatistics? Statistics { get; init; }

    /// <summary>How many pages there are of each kind and encoding; empty where the file does not say.</summary>
    public IReadOnlyList<ParquetPageEncodingCount> PageEncodings { get; init; } = [];

    /// <summary>Where the bounds of the pages stand; null where there are none.</summary>
    public ParquetIndexLocation? ColumnIndex { get; init; }

    /// <summary>Where the places of the pages stand; null where there are none.</summary>
    public ParquetIndexLocation? OffsetIndex { get; init; }

    /// <summary>Byte offset of the chunk's first page. Some writers give 0 as the dictionary's offset where they have none.</summary>
    internal long Start => DictionaryPageOffset is > 0 and var dictionary ? Math.Min(dictionary, DataPageOffset) : DataPageOffset;
}
