using DataSynth.Parquet.Compression;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class ZstdAgainstReferenceTests
{
    private readonly IBlockCodec _codec = BlockCodecs.For(ParquetCompression.Zstd);

    [LibZstdFact]
    public void Frames_of_every_level_are_read()
    {
        foreach (var (name, block) in SampleBlocks.All)
        {
            for (var level = -5; level <= 19; level += level < 1 ? 3 : 1)
            {
                var compressed = LibZstd.Compress(block, level, hasChecksum: level % 2 == 0);

                _codec.DecompressToArray(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue($"{name}, level {level}");
                _codec.DecompressGrowing(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue($"{name}, level {level}");
            }
        }
    }

    [LibZstdFact]
    public void Frames_without_a_content_size_and_with_small_windows_are_read()
    {
        foreach (var (name, block) in SampleBlocks.All)
        {
            for (var windowLog = 10; windowLog <= 20; windowLog++)
            {
                var compressed = LibZstd.Compress(block, level: 5, hasChecksum: true, hasContentSize: false, windowLog);

                _codec.DecompressToArray(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue($"{name}, window 2^{windowLog}");
                _codec.DecompressGrowing(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue($"{name}, window 2^{windowLog}");
            }
        }
    }

    [LibZstdFact]
    public void The_reference_reads_our_frames()
    {
        foreach (var (name, block) in SampleBlocks.All)
        {
            var compressed = _codec.CompressToArray(block);

            LibZstd.Decompress(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue(name);
        }
    }
}
