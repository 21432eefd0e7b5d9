namespace DataSynth.Parquet;

/// <summary>How the bodies of pages are compressed (the Parquet format's <c>CompressionCodec</c>; LZO, which nothing writes, is left out).</summary>
public enum ParquetCompression
{
    /// <summary>Bodies are stored as they are (<c>UNCOMPRESSED</c>).</summary>
    None,

    /// <summary>Raw Snappy, without the framing format (<c>SNAPPY</c>).</summary>
    Snappy,

    /// <summary>Gzip members of RFC 1952; a body may be several of them (<c>GZIP</c>).</summary>
    Gzip,

    /// <summary>A Brotli stream of RFC 7932 (<c>BROTLI</c>).</summary>
    Brotli,

    /// <summary>Zstandard frames of RFC 8878 (<c>ZSTD</c>).</summary>
    Zstd,

    /// <summary>A bare LZ4 block without any framing (<c>LZ4_RAW</c>).</summary>
    Lz4Raw,

    /// <summary>The deprecated <c>LZ4</c>: blocks in Hadoop's framing, or a bare block, whichever the writer took it to mean.</summary>
    Lz4,
}
