using DataSynth.Parquet.Encodings;
using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Tests.Encodings;

public sealed class BitPackedTests
{
    [Fact]
    public void The_example_of_the_format_is_read_from_the_highest_bit_down()
    {
        // Encodings.md, "Bit-packed (Deprecated)": the numbers 0 to 7 in 3 bits each.
        byte[] packed = [0b0000_0101, 0b0011_1001, 0b0111_0111];
        var decoder = new BitPackedDecoder(packed, 0, packed.Length, 3, new ReadContext("x"));
        var levels = new int[8];

        decoder.Read(levels);

        levels.ShouldBe([0, 1, 2, 3, 4, 5, 6, 7]);
        Should.Throw<ParquetException>(() => decoder.Next());
    }
}
