using System.Buffers;
using System.Numerics;
using System.Text;

namespace DataSynth.Parquet.Tests.Reading;

public sealed class JsonTests
{
    public static TheoryData<ParquetField, object?, string> Values => new()
    {
        { ParquetField.Text("x"), "tab\t\"quote\" ünï 🎈 </b>", """{"x":"tab\t\"quote\" ünï 🎈 </b>"}""" },
        { ParquetField.Int64("x"), long.MaxValue, """{"x":9223372036854775807}""" },
        { ParquetField.Integer("x", 64, isSigned: false), ulong.MaxValue, """{"x":18446744073709551615}""" },
        { ParquetField.Float("x"), 1.1f, """{"x":1.100000023841858}""" },
        { ParquetField.Double("x"), 10.1, """{"x":10.1}""" },
        { ParquetField.Double("x"), double.NaN, """{"x":"NaN"}""" },
        { ParquetField.Double("x"), double.PositiveInfinity, """{"x":"Infinity"}""" },
        { ParquetField.Float("x"), float.NegativeInfinity, """{"x":"-Infinity"}""" },
        { ParquetField.Binary("x"), new byte[] { 0, 0xAB }, """{"x":{"$hex":"00ab"}}""" },
        { ParquetField.Uuid("x"), new Guid("00112233-4455-6677-8899-aabbccddeeff"), """{"x":"00112233-4455-6677-8899-aabbccddeeff"}""" },
        { ParquetField.Decimal("x", 5, 2), new ParquetDecimal(1230, 2), """{"x":{"$dec":"12.30"}}""" },
        { ParquetField.Decimal("x", 5, 2), new ParquetDecimal(-5, 2), """{"x":{"$dec":"-0.05"}}""" },
        { ParquetField.Decimal("x", 5, 0), new ParquetDecimal(BigInteger.Zero, 0), """{"x":{"$dec":"0"}}""" },
        { ParquetField.Date("x"), new ParquetDate(0), """{"x":{"$t":"1970-01-01"}}""" },
        { ParquetField.Time("x"), new ParquetTime(3_661, 500_000_000), """{"x":{"$t":"01:01:01.5"}}""" },
        { ParquetField.Timestamp("x"), new ParquetTimestamp(-1, 1_000), """{"x":{"$t":"1969-12-31 23:59:59.000001"}}""" },
        { ParquetField.Text("x", nullable: true), null, """{"x":null}""" },
        { ParquetField.List("x", ParquetField.Int32("element", nullable: true)), new object?[] { 1, null }, """{"x":[1,null]}""" },
        { ParquetField.Struct("x", [ParquetField.Int32("a")]), new object?[] { 1 }, """{"x":{"a":1}}""" },
        {
            ParquetField.Map("x", ParquetField.Text("k"), ParquetField.Int32("v", nullable: true)),
            new object?[] { new object?[] { "a", null } },
            """{"x":[{"key":"a","value":null}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_has_one_notation(ParquetField field, object? value, string expected)
    {
        var output = new ArrayBufferWriter<byte>();

        ParquetJson.WriteLine(new([field]), [value], output);

        Encoding.UTF8.GetString(output.WrittenSpan).ShouldBe(expected + "\n");
    }
}
