using System.Text;
using DataSynth.Parquet.Compression;

namespace DataSynth.Parquet.Tests.Compression;

/// <summary>Whatever a block holds, it gives bytes or a <see cref="CodecException"/>.</summary>
public sealed class DamagedBlockTests
{
    public static TheoryData<ParquetCompression> Compressions() => [.. Enum.GetValues<ParquetCompression>()];

    [Theory]
    [MemberData(nameof(Compressions))]
    public void A_block_cut_off_anywhere_is_an_error_or_whole(ParquetCompression compression)
    {
        var codec = BlockCodecs.For(compression);
        foreach (var block in Blocks())
        {
            var compressed = Compressed(compression, block);
            for (var length = 0; length < compressed.Length; length++)
                CheckErrorOr(() => codec.DecompressToArray(compressed.AsSpan(0, length), block.Length), block);
        }
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public void A_block_with_changed_bits_is_an_error_or_bytes(ParquetCompression compression)
    {
        var codec = BlockCodecs.For(compression);
        var random = new Random(1);
        foreach (var block in Blocks())
        {
            var compressed = Compressed(compression, block);
            if (compressed.Length == 0)
                continue;
            for (var round = 0; round < 4_000; round++)
            {
                var damaged = compressed.ToArray();
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                CheckErrorOr(() => codec.DecompressGrowing(damaged, block.Length), null);
            }
        }
    }

    [Theory]
    [InlineData(ParquetCompression.Snappy, null)]
    [InlineData(ParquetCompression.Zstd, 3)]
    [InlineData(ParquetCompression.Zstd, 9)]
    public void A_long_block_with_changed_bits_is_an_error_or_bytes(ParquetCompression compression, int? level)
    {
        // Several blocks of a frame, with tables that later ones use again.
        var codec = BlockCodecs.For(compression, level);
        var block = SampleBlocks.Mebibyte.AsSpan(0, 300_000);
        var compressed = codec.CompressToArray(block);
        var random = new Random(2);
        for (var round = 0; round < 250; round++)
        {
            var damaged = compressed.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            CheckErrorOr(() => codec.DecompressGrowing(damaged, 300_000), null);
        }
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public void Noise_is_an_error_or_bytes(ParquetCompression compression)
    {
        var codec = BlockCodecs.For(compression);
        byte[] head = compression switch
        {
            ParquetCompression.Gzip => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255],
            ParquetCompression.Zstd => [0x28, 0xB5, 0x2F, 0xFD, 0, 0x58, 0xFD, 0xFF, 0],
            _ => [],
        };
        for (var seed = 0; seed < 4_000; seed++)
            CheckErrorOr(() => codec.DecompressGrowing([.. head, .. SampleBlocks.Random(seed % 200, seed)], 1_000), null);
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public void A_small_block_that_declares_two_gigabytes_costs_little(ParquetCompression compression)
    {
        var codec = BlockCodecs.For(compression);
        var compressed = Compressed(compression, Encoding.UTF8.GetBytes(SampleBlocks.Text(4_000, 1)));
        if (compression == ParquetCompression.Snappy)
            compressed = [0xFF, 0xFF, 0xFF, 0xFF, 0x07, .. compressed[2..]];
        byte[] buffer = [];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<CodecException>(() => codec.Decompress(compressed, int.MaxValue, ref buffer));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 << 20);
    }

    [Theory]
    [InlineData(ParquetCompression.Gzip)]
    [InlineData(ParquetCompression.Brotli)]
    [InlineData(ParquetCompression.Zstd)]
    public void A_bomb_stops_at_the_declared_size(ParquetCompression compression)
    {
        var codec = BlockCodecs.For(compression);
        var compressed = codec.CompressToArray(new byte[200 << 20]);
        compressed.Length.ShouldBeLessThan(250_000);
        byte[] buffer = [];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<CodecException>(() => codec.Decompress(compressed, 5_000, ref buffer));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2 << 20);
    }

    private static IEnumerable<byte[]> Blocks()
    {
        yield return [];
        yield return [1];
        yield return Encoding.UTF8.GetBytes(SampleBlocks.ToolsJson(3_000, 1));
        yield return [.. SampleBlocks.Random(400, 2), .. new byte[400], .. SampleBlocks.Random(400, 2)];
    }

    private static byte[] Compressed(ParquetCompression compression, byte[] block) => compression switch
    {
        ParquetCompression.Lz4Raw => Lz4Samples.Compress(block),
        ParquetCompression.Lz4 => Lz4Samples.Frame(block, 1_000),
        _ => BlockCodecs.For(compression).CompressToArray(block),
    };

    private static void CheckErrorOr(Func<byte[]> decompress, byte[]? expected)
    {
        byte[] found;
        try
        {
            found = decompress();
        }
        catch (CodecException)
        {
            return;
        }

        if (expected is not null)
            found.ShouldBe(expected);
    }
}
