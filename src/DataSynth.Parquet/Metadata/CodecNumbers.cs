namespace DataSynth.Parquet;

/// <summary>Numbers of <c>CompressionCodec</c> (parquet.thrift).</summary>
internal static class CodecNumbers
{
    private static readonly ParquetCompression?[] Codecs =
    [
        ParquetCompression.None,
        ParquetCompression.Snappy,
        ParquetCompression.Gzip,
        null,
        ParquetCompression.Brotli,
        ParquetCompression.Lz4,
        ParquetCompression.Zstd,
        ParquetCompression.Lz4Raw,
    ];

    public static ParquetCompression? Compression(int number) => number >= 0 && number < Codecs.Length ? Codecs[number] : null;

    public static int Number(ParquetCompression compression) => Array.IndexOf<ParquetCompression?>(Codecs, compression);

    /// <summary>The format's own name of a codec, for people.</summary>
    public static string Name(int number) => number switch
    {
        0 => "UNCOMPRESSED",
        1 => "SNAPPY",
        2 => "GZIP",
        3 => "LZO",
        4 => "BROTLI",
        5 => "LZ4",
        6 => "ZSTD",
        7 => "LZ4_RAW",
        _ => $"codec {number}",
    };
}
