using System.Text;
using DataSynth.Parquet.Compression.Zstd;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class XxHash64Tests
{
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    public void Known_texts_have_their_known_hash(string text, ulong expected) =>
        XxHash64.Compute(Encoding.ASCII.GetBytes(text)).ShouldBe(expected);
}
