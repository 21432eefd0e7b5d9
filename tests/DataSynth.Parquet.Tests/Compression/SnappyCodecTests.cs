using System.Text;
using DataSynth.Parquet.Compression;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class SnappyCodecTests
{
    private readonly IBlockCodec _codec = BlockCodecs.For(ParquetCompression.Snappy);

    [Fact]
    public void Every_element_of_the_format_is_read()
    {
        byte[] block =
        [
            // 3 + 4 + 1 + 5 + 60 bytes.
            73,
            2 << 2, (byte)'a', (byte)'b', (byte)'c',
            1 | (0 << 2), 3,
            0 << 2, (byte)'-',
            2 | (4 << 2), 8, 0,
            3 | (59 << 2), 1, 0, 0, 0,
        ];

        Encoding.ASCII.GetString(_codec.DecompressToArray(block, 73)).ShouldBe("abcabca-abcab" + new string('b', 60));
    }

    [Fact]
    public void A_literal_may_have_its_length_in_one_to_four_bytes()
    {
        for (var size = 1; size <= 4; size++)
        {
            byte[] length = [9, 0, 0, 0];
            byte[] block = [10, (byte)((59 + size) << 2), .. length[..size], .. "0123456789"u8];

            _codec.DecompressToArray(block, 10).ShouldBe("0123456789"u8.ToArray());
        }
    }

    [Fact]
    public void A_copy_before_the_start_or_from_nowhere_is_an_error()
    {
        Should.Throw<CodecException>(() => _codec.DecompressToArray([5, 0, (byte)'a', 1, 2], 5));
        Should.Throw<CodecException>(() => _codec.DecompressToArray([5, 0, (byte)'a', 1, 0], 5));
        Should.Throw<CodecException>(() => _codec.DecompressToArray([5, 0, (byte)'a', 3 | (3 << 2), 255, 255, 255, 255], 5));
    }

    [Fact]
    public void A_length_of_more_than_32_bits_is_an_error() =>
        Should.Throw<CodecException>(() => _codec.DecompressToArray([0x80, 0x80, 0x80, 0x80, 0x80, 0], 0));

    [Fact]
    public void Repeats_within_64_kilobytes_are_found()
    {
        var part = SampleBlocks.Random(40_000, 1);

        _codec.CompressToArray([.. part, .. part]).Length.ShouldBeLessThan(43_000);
    }
}
