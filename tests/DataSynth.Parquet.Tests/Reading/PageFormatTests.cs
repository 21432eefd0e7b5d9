using System.Buffers.Binary;
using System.IO.Compression;
using DataSynth.Parquet.Tests.Hostile;

namespace DataSynth.Parquet.Tests.Reading;

/// <summary>Pages that hardly any writer still writes, put together by hand after the format's own documents.</summary>
public sealed class PageFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bit_packed_levels_have_no_length_and_begin_at_the_highest_bit()
    {
        // Encodings.md, "Bit-packed (Deprecated)". Rows [7, null], [] and null: repetition 0 1 0 0 in 1 bit, definition 3 2 1 0 in 2 bits.
        var page = CraftedPage.Data(4, [0b0100_0000, 0b1110_0100, 7, 0, 0, 0]);
        var list = ParquetField.List("l", ParquetField.Int32("element", nullable: true), nullable: true);

        Read(list, page with { Header = page.Header! with { RepetitionEncoding = ParquetEncoding.BitPacked, DefinitionEncoding = ParquetEncoding.BitPacked } }, 3)
            .ShouldBe("[[Int32:7,null,],]\n[[],]\n[null,]\n");
    }

    [Fact]
    public void A_v2_page_that_says_so_is_not_compressed_though_its_chunk_is()
    {
        // Levels of 7, null and 8: one bit-packed group of eight.
        var page = CraftedPage.DataV2(3, 0, 2, [3, 0b101, 7, 0, 0, 0, 8, 0, 0, 0], nulls: 1, isCompressed: false);

        Read(ParquetField.Int32("n", nullable: true), page, 3, ParquetCompression.Gzip).ShouldBe("[Int32:7,]\n[null,]\n[Int32:8,]\n");
    }

    [Fact]
    public void Levels_of_a_v2_page_are_not_compressed_though_its_values_are()
    {
        byte[] body = [3, 0b101, .. Gzip([7, 0, 0, 0, 8, 0, 0, 0])];
        var page = CraftedPage.DataV2(3, 0, 2, body, nulls: 1, uncompressedBytes: 10);

        Read(ParquetField.Int32("n", nullable: true), page, 3, ParquetCompression.Gzip).ShouldBe("[Int32:7,]\n[null,]\n[Int32:8,]\n");
    }

    [Theory]
    [InlineData(0L, 2_440_588, "1970-01-01 00:00:00")]
    [InlineData(1L, 2_440_587, "1969-12-31 00:00:00.000000001")]
    [InlineData(86_399_999_999_999L, 2_440_588, "1970-01-01 23:59:59.999999999")]
    [InlineData(43_200_000_000_000L, 2_451_545, "2000-01-01 12:00:00")]
    [InlineData(0L, int.MaxValue, "5874898-06-03 00:00:00")]
    public void An_int96_is_nanoseconds_of_a_julian_day(long nanoseconds, int day, string expected)
    {
        var value = new byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(value, nanoseconds);
        BinaryPrimitives.WriteInt32LittleEndian(value.AsSpan(8), day);

        Read(Field(ParquetPhysicalType.Int96), CraftedPage.Data(1, value), 1).ShouldBe($"[ParquetTimestamp:{expected},]\n");
    }

    [Fact]
    public void Split_streams_may_hold_values_of_every_width()
    {
        Split(ParquetField.Int32("n"), [0x04030201, -1, 7], value => BitConverter.GetBytes((int)value));
        Split(ParquetField.Int64("n"), [0x0807060504030201L, -1L, long.MinValue], value => BitConverter.GetBytes((long)value));
        Split(ParquetField.FixedBinary("n", 5), [new byte[] { 1, 2, 3, 4, 5 }, new byte[] { 6, 7, 8, 9, 10 }], value => (byte[])value);
        Split(ParquetField.FixedBinary("n", 1), [new byte[] { 1 }, new byte[] { 2 }], value => (byte[])value);
        Split(ParquetField.Decimal("n", 20, 1), [new ParquetDecimal(-5, 1), new ParquetDecimal(300, 1)], value =>
        {
            var bytes = new byte[9];
            bytes.AsSpan().Fill(((ParquetDecimal)value).Unscaled.Sign < 0 ? (byte)0xFF : (byte)0);
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), (long)((ParquetDecimal)value).Unscaled);
            return bytes;
        });
    }

    private void Split(ParquetField field, object[] values, Func<object, byte[]> plain)
    {
        var bytes = values.Select(plain).ToArray();
        byte[] streams = [.. Enumerable.Range(0, bytes[0].Length).SelectMany(i => bytes.Select(value => value[i]))];

        Read(field, CraftedPage.Data(values.Length, streams, ParquetEncoding.ByteStreamSplit), values.Length)
            .ShouldBe(RowText.Of(values.Select(value => new[] { value })), $"{field.PhysicalType}");
    }

    private static ParquetField Field(ParquetPhysicalType type) => new("n", ParquetFieldKind.Primitive, false, []) { PhysicalType = type };

    private static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
            gzip.Write(content);
        return target.ToArray();
    }

    private string Read(ParquetField field, CraftedPage page, int rows, ParquetCompression codec = ParquetCompression.None)
    {
        var path = _folder.File("page.parquet");
        var isV2 = page.Header is null;
        File.WriteAllBytes(path, CraftedFile.Of(field, [page], rows, codec, isV2 ? CraftedFile.Chunk(chunk => chunk with { ValueCount = rows }) : null));
        return RowText.Of(ParquetFiles.Read(path));
    }
}
