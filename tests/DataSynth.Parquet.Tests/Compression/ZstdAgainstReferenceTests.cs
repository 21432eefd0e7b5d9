using System.Text;
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
            for (var level = -3; level <= 19; level += level < 1 ? 2 : 1)
            {
                var compressed = LibZstd.Compress(block, level, hasChecksum: level % 2 == 0);

                _codec.DecompressGrowing(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue($"{name}, level {level}");
            }
        }
    }

    [LibZstdFact]
    public void Frames_without_a_content_size_and_with_small_windows_are_read()
    {
        foreach (var (name, block) in SampleBlocks.All)
        {
            for (var windowLog = 10; windowLog <= 20; windowLog += 2)
            {
                var compressed = LibZstd.Compress(block, level: 5, hasChecksum: true, hasContentSize: false, windowLog);

                _codec.DecompressToArray(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue($"{name}, window 2^{windowLog}");
                _codec.DecompressGrowing(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue($"{name}, window 2^{windowLog}");
            }
        }
    }

    [LibZstdFact]
    public void Long_blocks_of_the_reference_are_read()
    {
        // Longer than the windows of the lower levels, so that offsets of every size occur.
        var text = SampleBlocks.Mebibyte;
        byte[] block = [.. text, .. SampleBlocks.Random(4 << 20, 2), .. text, .. SampleBlocks.Random(1 << 20, 2), .. text];
        foreach (var level in (int[])[1, 3, 9])
        {
            var compressed = LibZstd.Compress(block, level, hasContentSize: level != 3);

            _codec.DecompressGrowing(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue($"level {level}");
        }
    }

    [LibZstdFact]
    public void The_reference_reads_our_frames()
    {
        foreach (var level in (int[])[3, 9])
        {
            var codec = BlockCodecs.For(ParquetCompression.Zstd, level);
            foreach (var (name, block) in SampleBlocks.All)
            {
                var compressed = codec.CompressToArray(block);

                LibZstd.Decompress(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue($"{name}, level {level}");
            }
        }
    }

    [LibZstdFact]
    public void The_reference_reads_our_frames_of_random_pieces()
    {
        // Pieces of a few kinds and lengths, many of them repeats: every mode of tables and literals occurs.
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var block = new List<byte>();
            for (var pieces = random.Next(1, 12); pieces > 0; pieces--)
            {
                var length = random.Next(1, 1 << random.Next(1, 14));
                block.AddRange(random.Next(4) switch
                {
                    0 => SampleBlocks.Random(length, random.Next(4)),
                    1 => Enumerable.Repeat((byte)random.Next(256), length),
                    2 => Encoding.UTF8.GetBytes(SampleBlocks.Text(length, random.Next(4))),
                    _ => Enumerable.Range(0, length).Select(i => (byte)(random.Next(3) == 0 ? i : 65)),
                });
            }

            byte[] bytes = [.. block];
            var compressed = BlockCodecs.For(ParquetCompression.Zstd, seed % 2 == 0 ? 3 : 9).CompressToArray(bytes);

            LibZstd.Decompress(compressed, bytes.Length).AsSpan().SequenceEqual(bytes).ShouldBeTrue($"seed {seed}");
            _codec.DecompressToArray(compressed, bytes.Length).AsSpan().SequenceEqual(bytes).ShouldBeTrue($"seed {seed}");
        }
    }

    [LibZstdFact]
    public void Our_frames_are_hardly_larger_than_those_of_the_reference()
    {
        foreach (var block in (byte[][])[SampleBlocks.Mebibyte, Encoding.UTF8.GetBytes(SampleBlocks.ToolsJson(1 << 20, 2))])
        {
            double Ratio(int level) => (double)BlockCodecs.For(ParquetCompression.Zstd, level).CompressToArray(block).Length
                / LibZstd.Compress(block, level).Length;

            Ratio(3).ShouldBeLessThan(1.03);
            Ratio(6).ShouldBeLessThan(1.03);
        }
    }
}
