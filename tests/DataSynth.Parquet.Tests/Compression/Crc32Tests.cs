using System.Text;
using DataSynth.Parquet.Compression;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class Crc32Tests
{
    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("a", 0xE8B7BE43u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Known_texts_have_their_known_checksum(string text, uint expected) =>
        Crc32.Compute(Encoding.ASCII.GetBytes(text)).ShouldBe(expected);

    [Fact]
    public void Folding_and_tables_agree_at_every_length()
    {
        var bytes = SampleBlocks.Random(600, 1);
        for (var length = 0; length <= bytes.Length; length++)
            Crc32.Compute(bytes.AsSpan(0, length)).ShouldBe(~Crc32.Slice(uint.MaxValue, bytes.AsSpan(0, length)), $"{length} bytes");
    }
}
