using System.ComponentModel;
using DataSynth.Parquet.Compression.Lz4;
using DataSynth.Parquet.Compression.Snappy;
using DataSynth.Parquet.Compression.Zstd;

namespace DataSynth.Parquet.Compression;

/// <summary>Makes the codec of a compression.</summary>
public static class BlockCodecs
{
    /// <summary>A codec of one's own: it keeps state, so threads do not share it.</summary>
    /// <param name="compression">The compression.</param>
    /// <param name="level">How hard to compress, for writing only: gzip 0 to 9 (default 6), brotli 0 to 11 (default 4), zstd 1 to 3 fast
    /// and from 4 to 22 compact (default 3). Ignored by the others.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside the compression's range.</exception>
    public static IBlockCodec For(ParquetCompression compression, int? level = null) => compression switch
    {
        ParquetCompression.None => new UncompressedCodec(),
        ParquetCompression.Snappy => new SnappyCodec(),
        ParquetCompression.Gzip => new GzipCodec(level ?? GzipCodec.DefaultLevel),
        ParquetCompression.Brotli => new BrotliCodec(level ?? BrotliCodec.DefaultQuality),
        ParquetCompression.Zstd => new ZstdCodec(level ?? ZstdCodec.DefaultLevel),
        ParquetCompression.Lz4Raw => new Lz4RawCodec(),
        ParquetCompression.Lz4 => new Lz4HadoopCodec(),
        _ => throw new InvalidEnumArgumentException(nameof(compression), (int)compression, typeof(ParquetCompression)),
    };
}
