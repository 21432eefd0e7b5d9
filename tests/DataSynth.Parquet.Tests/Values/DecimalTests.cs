using System.Numerics;

namespace DataSynth.Parquet.Tests.Values;

public sealed class DecimalTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-1.50")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001")]
    public void A_decimal_comes_back(string text)
    {
        var value = decimal.Parse(text);

        ParquetDecimal.From(value).ToDecimal().ShouldBe(value);
        ParquetDecimal.From(value).ToString().ShouldBe(text);
    }

    [Fact]
    public void Digits_are_neither_lost_nor_too_many()
    {
        ParquetDecimal.From(1.5m).Rescale(5, 3).ShouldBe(1_500);
        Should.Throw<OverflowException>(() => ParquetDecimal.From(1.25m).Rescale(5, 1));
        Should.Throw<OverflowException>(() => ParquetDecimal.From(100m).Rescale(4, 2));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(18, 8)]
    [InlineData(19, 9)]
    [InlineData(38, 16)]
    public void The_fewest_bytes_hold_every_number(int precision, int bytes)
    {
        ParquetDecimal.BytesFor(precision).ShouldBe(bytes);
        (-(BigInteger.Pow(10, precision) - 1)).ToByteArray().Length.ShouldBeLessThanOrEqualTo(bytes);
    }
}
