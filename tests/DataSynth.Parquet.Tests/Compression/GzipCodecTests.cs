using System.IO.Compression;
using System.Text;
using DataSynth.Parquet.Compression;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class GzipCodecTests
{
    private readonly IBlockCodec _codec = BlockCodecs.For(ParquetCompression.Gzip);

    [Fact]
    public void Several_members_are_read_as_one()
    {
        var first = Encoding.UTF8.GetBytes(SampleBlocks.Text(70_000, 1));
        var second = Encoding.UTF8.GetBytes(SampleBlocks.Text(5_000, 2));
        byte[] compressed = [.. _codec.CompressToArray(first), .. _codec.CompressToArray([]), .. _codec.CompressToArray(second)];
        byte[] expected = [.. first, .. second];

        _codec.DecompressToArray(compressed, expected.Length).ShouldBe(expected);
        _codec.DecompressGrowing(compressed, expected.Length).ShouldBe(expected);
    }

    [Fact]
    public void The_runtime_reads_what_it_writes()
    {
        foreach (var (name, block) in SampleBlocks.All)
        {
            using var inflate = new GZipStream(new MemoryStream(_codec.CompressToArray(block)), CompressionMode.Decompress);
            using var output = new MemoryStream();
            inflate.CopyTo(output);

            output.ToArray().AsSpan().SequenceEqual(block).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void The_head_names_neither_a_time_nor_a_system() =>
        _codec.CompressToArray([1, 2, 3])[..10].ShouldBe([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);

    [Fact]
    public void A_wrong_checksum_is_an_error()
    {
        var compressed = _codec.CompressToArray("some text"u8);
        compressed[^5] ^= 1;

        Should.Throw<CodecException>(() => _codec.DecompressToArray(compressed, 9));
    }
}
