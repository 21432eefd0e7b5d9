using DataSynth.Parquet.Compression;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class BlockCodecTests
{
    public static TheoryData<ParquetCompression> Writable() =>
        [ParquetCompression.None, ParquetCompression.Snappy, ParquetCompression.Gzip, ParquetCompression.Brotli, ParquetCompression.Zstd];

    [Theory]
    [MemberData(nameof(Writable))]
    public void A_block_comes_back_as_it_was(ParquetCompression compression)
    {
        var codec = BlockCodecs.For(compression);
        foreach (var (name, block) in SampleBlocks.All())
        {
            var compressed = codec.CompressToArray(block);

            codec.DecompressToArray(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue(name);
            codec.DecompressGrowing(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue(name + ", growing");
        }
    }

    [Theory]
    [MemberData(nameof(Writable))]
    public void A_declared_size_that_is_one_off_is_an_error(ParquetCompression compression)
    {
        var codec = BlockCodecs.For(compression);
        foreach (var (name, block) in SampleBlocks.All())
        {
            var compressed = codec.CompressToArray(block);

            Should.Throw<CodecException>(() => codec.DecompressToArray(compressed, block.Length + 1), name);
            Should.Throw<CodecException>(() => codec.DecompressGrowing(compressed, block.Length + 1), name);
            if (block.Length == 0)
                continue;
            Should.Throw<CodecException>(() => codec.DecompressToArray(compressed, block.Length - 1), name);
            Should.Throw<CodecException>(() => codec.DecompressGrowing(compressed, block.Length - 1), name);
        }
    }
}
