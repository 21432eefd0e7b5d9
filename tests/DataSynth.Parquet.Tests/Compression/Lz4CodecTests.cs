using System.Text;
using DataSynth.Parquet.Compression;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class Lz4CodecTests
{
    private readonly IBlockCodec _raw = BlockCodecs.For(ParquetCompression.Lz4Raw);
    private readonly IBlockCodec _old = BlockCodecs.For(ParquetCompression.Lz4);

    [Fact]
    public void A_block_written_by_hand_is_read() =>
        _raw.DecompressToArray([0x35, (byte)'a', (byte)'b', (byte)'c', 3, 0, 0x20, (byte)'x', (byte)'y'], 14).ShouldBe("abcabcabcabcxy"u8.ToArray());

    [Fact]
    public void Blocks_bare_and_framed_come_back_as_they_were()
    {
        byte[][] blocks =
        [
            [],
            [1],
            new byte[3_000],
            SampleBlocks.Random(2_000, 1),
            Encoding.UTF8.GetBytes(SampleBlocks.ToolsJson(6_000, 2)),
            [.. SampleBlocks.Random(500, 3), .. SampleBlocks.Random(500, 3), .. Enumerable.Range(0, 600).Select(i => (byte)(i % 7))],
        ];
        foreach (var block in blocks)
        {
            var bare = Lz4Samples.Compress(block);
            _raw.DecompressToArray(bare, block.Length).ShouldBe(block);
            _raw.DecompressGrowing(bare, block.Length).ShouldBe(block);
            _old.DecompressToArray(bare, block.Length).ShouldBe(block);
            _old.DecompressGrowing(bare, block.Length).ShouldBe(block);
            foreach (var size in new[] { 1, 700, 100_000 })
            {
                var framed = Lz4Samples.Frame(block, size);
                _old.DecompressToArray(framed, block.Length).ShouldBe(block);
                _old.DecompressGrowing(framed, block.Length).ShouldBe(block);
            }
        }
    }

    [Fact]
    public void A_match_before_the_start_is_an_error()
    {
        var error = Should.Throw<CodecException>(() => _raw.DecompressToArray([0x10, (byte)'a', 2, 0, 0x00], 5));

        error.Message.ShouldContain("reaches back 2 bytes at byte 1");
    }

    [Fact]
    public void A_match_with_offset_0_is_an_error() =>
        Should.Throw<CodecException>(() => _raw.DecompressToArray([0x10, (byte)'a', 0, 0, 0x00], 5));

    [Fact]
    public void A_piece_of_a_frame_does_not_reach_into_the_one_before()
    {
        // Both pieces say "abc" once and then repeat it; the second one from the first.
        byte[] framed = [0, 0, 0, 10, 0, 0, 0, 4, 0x30, 1, 2, 3, 0, 0, 0, 4, 0x03, 3, 0, 0x00];

        Should.Throw<CodecException>(() => _old.DecompressToArray(framed, 10));
    }

    [Fact]
    public void A_length_of_many_bytes_does_not_overflow() =>
        Should.Throw<CodecException>(() => _raw.DecompressGrowing([0xF0, .. Enumerable.Repeat((byte)255, 1_000_000), 0], int.MaxValue));

    [Fact]
    public void It_is_not_written() =>
        Should.Throw<NotSupportedException>(() => _raw.CompressToArray([1]));
}
