using System.ComponentModel;
using System.Text;
using DataSynth.Parquet.Compression;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class BlockCodecTests
{
    public static TheoryData<ParquetCompression, int?> Writable() => new()
    {
        { ParquetCompression.None, null },
        { ParquetCompression.Snappy, null },
        { ParquetCompression.Gzip, null },
        { ParquetCompression.Brotli, null },
        { ParquetCompression.Zstd, null },
        { ParquetCompression.Zstd, 9 },
    };

    [Theory]
    [MemberData(nameof(Writable))]
    public void A_block_comes_back_as_it_was(ParquetCompression compression, int? level)
    {
        var codec = BlockCodecs.For(compression, level);
        foreach (var (name, block) in SampleBlocks.All)
        {
            var compressed = codec.CompressToArray(block);

            codec.DecompressToArray(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue(name);
            codec.DecompressGrowing(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue(name + ", growing");
        }
    }

    [Theory]
    [MemberData(nameof(Writable))]
    public void Ten_megabytes_come_back_as_they_were(ParquetCompression compression, int? level)
    {
        // Longer than the largest window, with a match across its edge.
        var part = SampleBlocks.Mebibyte;
        var block = new byte[10 << 20];
        for (var start = 0; start < block.Length; start += part.Length)
        {
            part.CopyTo(block, start);
            BitConverter.TryWriteBytes(block.AsSpan(start), start).ShouldBeTrue();
        }

        SampleBlocks.Random(3 << 20, 2).CopyTo(block, 4 << 20);
        var codec = BlockCodecs.For(compression, level);

        var compressed = codec.CompressToArray(block);

        codec.DecompressGrowing(compressed, block.Length).AsSpan().SequenceEqual(block).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Writable))]
    public void Any_bytes_come_back_as_they_were(ParquetCompression compression, int? level)
    {
        var codec = BlockCodecs.For(compression, level);
        var pieces = Gen.OneOf(
            Gen.ArrayOf(Gen.Choose(0, 255)),
            Gen.ArrayOf(Gen.Choose(97, 100)),
            Gen.Choose(1, 700).Select(length => Enumerable.Repeat(length & 3, length).ToArray()));
        var blocks = Gen.ArrayOf(pieces).Select(parts =>
        {
            // Every piece comes twice, some of them directly behind each other, some far apart.
            var once = parts.SelectMany((part, i) => i % 2 == 0 ? part.Concat(part) : part);
            return once.Concat(parts.Reverse().SelectMany(part => part)).Select(value => (byte)value).ToArray();
        });

        Prop.ForAll(blocks.ToArbitrary(), block =>
        {
            var compressed = codec.CompressToArray(block);
            return codec.DecompressToArray(compressed, block.Length).AsSpan().SequenceEqual(block)
                && codec.DecompressGrowing(compressed, block.Length).AsSpan().SequenceEqual(block);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [MemberData(nameof(Writable))]
    public void The_same_block_gives_the_same_bytes_whatever_came_before(ParquetCompression compression, int? level)
    {
        var used = BlockCodecs.For(compression, level);
        foreach (var (name, block) in SampleBlocks.All)
        {
            var compressed = used.CompressToArray(block);

            BlockCodecs.For(compression, level).CompressToArray(block).AsSpan().SequenceEqual(compressed).ShouldBeTrue(name);
        }
    }

    [Theory]
    [MemberData(nameof(Writable))]
    public void A_declared_size_that_is_one_off_is_an_error(ParquetCompression compression, int? level)
    {
        var codec = BlockCodecs.For(compression, level);
        foreach (var (name, block) in SampleBlocks.All)
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

    [Theory]
    [MemberData(nameof(Writable))]
    public void Bytes_behind_the_data_are_an_error(ParquetCompression compression, int? level)
    {
        var codec = BlockCodecs.For(compression, level);
        var block = Encoding.UTF8.GetBytes(SampleBlocks.Text(5_000, 3));
        byte[] compressed = [.. codec.CompressToArray(block), 0];

        Should.Throw<CodecException>(() => codec.DecompressToArray(compressed, block.Length));
        Should.Throw<CodecException>(() => codec.DecompressGrowing(compressed, block.Length));
    }

    [Theory]
    [MemberData(nameof(Writable))]
    public void A_buffer_that_is_long_enough_is_kept(ParquetCompression compression, int? level)
    {
        var codec = BlockCodecs.For(compression, level);
        var block = Encoding.UTF8.GetBytes(SampleBlocks.Text(5_000, 4));
        var buffer = new byte[block.Length + 10];
        var same = buffer;

        codec.Decompress(codec.CompressToArray(block), block.Length, ref buffer);

        buffer.ShouldBeSameAs(same);
        buffer.AsSpan(0, block.Length).SequenceEqual(block).ShouldBeTrue();
    }

    [Theory]
    [InlineData(ParquetCompression.Gzip, 10)]
    [InlineData(ParquetCompression.Gzip, -1)]
    [InlineData(ParquetCompression.Brotli, 12)]
    [InlineData(ParquetCompression.Zstd, 0)]
    [InlineData(ParquetCompression.Zstd, 23)]
    public void A_level_that_does_not_exist_is_refused(ParquetCompression compression, int level) =>
        Should.Throw<ArgumentOutOfRangeException>(() => BlockCodecs.For(compression, level));

    [Fact]
    public void A_compression_that_does_not_exist_is_refused() =>
        Should.Throw<InvalidEnumArgumentException>(() => BlockCodecs.For((ParquetCompression)99));

    [Fact]
    public void A_higher_level_makes_text_smaller()
    {
        var block = SampleBlocks.Mebibyte[..300_000];
        int Size(ParquetCompression compression, int level) => BlockCodecs.For(compression, level).CompressToArray(block).Length;

        Size(ParquetCompression.Gzip, 9).ShouldBeLessThan(Size(ParquetCompression.Gzip, 1));
        Size(ParquetCompression.Brotli, 9).ShouldBeLessThan(Size(ParquetCompression.Brotli, 1));
        Size(ParquetCompression.Zstd, 9).ShouldBeLessThan(Size(ParquetCompression.Zstd, 3));
    }
}
