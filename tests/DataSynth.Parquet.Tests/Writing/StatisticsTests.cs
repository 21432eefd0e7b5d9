using System.Buffers.Binary;
using System.Text;
using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Tests.Writing;

public sealed class StatisticsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("rows.parquet");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Short_text_bounds_are_exact_and_nulls_are_counted()
    {
        var statistics = Write(ParquetField.Text("s", nullable: true), ["b", null, "a", "ünï", null]).Statistics!;

        statistics.NullCount.ShouldBe(2);
        Encoding.UTF8.GetString(statistics.Min!.Value.Span).ShouldBe("a");
        Encoding.UTF8.GetString(statistics.Max!.Value.Span).ShouldBe("ünï");
        (statistics.IsMinExact, statistics.IsMaxExact).ShouldBe((true, true));
    }

    [Fact]
    public void Long_text_bounds_are_cut_at_a_character_and_the_upper_one_is_raised()
    {
        // 63 bytes of z, then a character of two bytes across the border at 64.
        var value = new string('z', 63) + new string('ü', 20);

        var statistics = Write(ParquetField.Text("s"), [value]).Statistics!;

        Encoding.UTF8.GetString(statistics.Min!.Value.Span).ShouldBe(new string('z', 63));
        Encoding.UTF8.GetString(statistics.Max!.Value.Span).ShouldBe(new string('z', 62) + "{");
        (statistics.IsMinExact, statistics.IsMaxExact).ShouldBe((false, false));
    }

    [Fact]
    public void An_upper_bound_that_cannot_be_raised_is_left_out_and_stands_in_full_in_the_index()
    {
        var value = string.Concat(Enumerable.Repeat("\U0010FFFF", 40));

        var chunk = Write(ParquetField.Text("s"), [value]);

        chunk.Statistics!.Min.ShouldBeNull();
        chunk.Statistics.Max.ShouldBeNull();
        var index = StoredIndex.Read(File, chunk);
        Encoding.UTF8.GetString(index.Maxes.ShouldHaveSingleItem()).ShouldBe(value);
        index.Mins.ShouldHaveSingleItem().Length.ShouldBe(64);
    }

    [Fact]
    public void Raising_never_gives_a_surrogate()
    {
        var value = new string('\uD7FF', 30);

        var max = Write(ParquetField.Text("s"), [value]).Statistics!.Max!.Value.Span;

        Encoding.UTF8.GetString(max).ShouldBe(new string('\uD7FF', 20) + '\uE000');
    }

    [Fact]
    public void Long_bytes_are_raised_at_the_last_byte_that_can_be()
    {
        byte[] value = [.. Enumerable.Repeat((byte)7, 60), .. Enumerable.Repeat((byte)0xFF, 60)];

        Write(ParquetField.Binary("b"), [value]).Statistics!.Max!.Value.ToArray().ShouldBe([.. Enumerable.Repeat((byte)7, 59), 8]);
    }

    [Fact]
    public void Not_a_number_stays_out_of_bounds_and_zeros_take_the_outer_sign()
    {
        var statistics = Write(ParquetField.Double("d"), [double.NaN, 0.0, -0.0]).Statistics!;

        BitConverter.DoubleToInt64Bits(BinaryPrimitives.ReadDoubleLittleEndian(statistics.Min!.Value.Span)).ShouldBe(BitConverter.DoubleToInt64Bits(-0.0));
        BitConverter.DoubleToInt64Bits(BinaryPrimitives.ReadDoubleLittleEndian(statistics.Max!.Value.Span)).ShouldBe(0);
    }

    [Fact]
    public void Single_numbers_likewise_and_the_index_too()
    {
        var chunk = Write(ParquetField.Float("f"), [float.NaN, -0.0f, 3f, 0.0f], new() { PageRows = 2 });

        BitConverter.SingleToInt32Bits(BinaryPrimitives.ReadSingleLittleEndian(chunk.Statistics!.Min!.Value.Span)).ShouldBe(BitConverter.SingleToInt32Bits(-0.0f));
        BinaryPrimitives.ReadSingleLittleEndian(chunk.Statistics.Max!.Value.Span).ShouldBe(3f);
        var index = StoredIndex.Read(File, chunk);
        index.Mins.Select(min => BinaryPrimitives.ReadInt32LittleEndian(min)).ShouldAllBe(bits => bits == BitConverter.SingleToInt32Bits(-0.0f));
        BinaryPrimitives.ReadInt32LittleEndian(index.Maxes[0]).ShouldBe(0);
    }

    [Fact]
    public void Bytes_of_nothing_but_the_highest_have_no_short_upper_bound()
    {
        byte[] value = [.. Enumerable.Repeat((byte)0xFF, 65)];

        var chunk = Write(ParquetField.Binary("b"), [value, new byte[] { 1 }]);

        chunk.Statistics!.Min.ShouldBeNull();
        chunk.Statistics.Max.ShouldBeNull();
        StoredIndex.Read(File, chunk).Maxes.ShouldHaveSingleItem().ShouldBe(value);
    }

    [Fact]
    public void A_bound_of_just_the_longest_length_is_exact()
    {
        byte[] value = [.. Enumerable.Repeat((byte)0xFF, 64)];

        var statistics = Write(ParquetField.Binary("b"), [value]).Statistics!;

        statistics.Max!.Value.ToArray().ShouldBe(value);
        statistics.IsMaxExact.ShouldBe(true);
    }

    [Fact]
    public void A_chunk_with_a_page_of_nothing_but_not_a_number_has_no_bounds_in_the_index_but_places()
    {
        var chunk = Write(ParquetField.Double("d"), [1.0, double.NaN], new() { PageRows = 1 });

        chunk.ColumnIndex.ShouldBeNull();
        StoredIndex.Read(File, chunk).Pages.Count.ShouldBe(2);
    }

    [Fact]
    public void Negative_numbers_and_unsigned_ones_keep_their_order()
    {
        var signed = Write(ParquetField.Int32("n"), [-1, 5, -300]).Statistics!;
        var unsigned = Write(ParquetField.Integer("n", 64, isSigned: false), [ulong.MaxValue, 5UL]).Statistics!;

        BinaryPrimitives.ReadInt32LittleEndian(signed.Min!.Value.Span).ShouldBe(-300);
        BinaryPrimitives.ReadInt32LittleEndian(signed.Max!.Value.Span).ShouldBe(5);
        BinaryPrimitives.ReadUInt64LittleEndian(unsigned.Max!.Value.Span).ShouldBe(ulong.MaxValue);
    }

    [Fact]
    public void Wide_decimals_are_ordered_by_sign_first()
    {
        var statistics = Write(ParquetField.Decimal("d", 30, 2), [-1.5m, 2.25m, -300m]).Statistics!;

        new System.Numerics.BigInteger(statistics.Min!.Value.Span, isBigEndian: true).ShouldBe(-30_000);
        new System.Numerics.BigInteger(statistics.Max!.Value.Span, isBigEndian: true).ShouldBe(225);
    }

    [Fact]
    public void A_chunk_of_nulls_has_an_index_of_null_pages()
    {
        var chunk = Write(ParquetField.Text("s", nullable: true), [null, null, null], new() { PageRows = 2 });

        var index = StoredIndex.Read(File, chunk);
        index.NullPages.ShouldBe([true, true]);
        index.NullCounts.ShouldBe([2, 1]);
        index.Mins.ShouldAllBe(min => min.Length == 0);
        chunk.Statistics!.NullCount.ShouldBe(3);
        chunk.Statistics.Min.ShouldBeNull();
    }

    [Theory]
    [InlineData(new[] { "a", "b", "b", "c" }, 1)]
    [InlineData(new[] { "c", "b", "b", "a" }, 2)]
    [InlineData(new[] { "b", "c", "a", "d" }, 0)]
    public void The_index_says_how_pages_are_ordered(string[] values, int order) =>
        StoredIndex.Read(File, Write(ParquetField.Text("s"), [.. values], new() { PageRows = 1 })).Order.ShouldBe(order);

    [Fact]
    public void The_index_points_at_the_pages_and_pages_begin_with_rows()
    {
        var field = ParquetField.List("l", ParquetField.Text("element"));
        var rows = Enumerable.Range(0, 500).Select(i => (object?)Enumerable.Range(0, i % 7).Select(e => (object?)$"{i} {e} {new string('p', e * 9)}").ToArray()).ToArray();

        var chunk = Write(field, rows, new() { PageRows = 40, PageBytes = 2_000, DictionaryBytes = 0 });

        var index = StoredIndex.Read(File, chunk);
        using var reader = ParquetFileReader.Open(File);
        var pages = reader.Groups.Heads(chunk, new ReadContext(File));
        foreach (var (offset, length, _) in index.Pages)
        {
            pages.Position.ShouldBe(offset);
            var header = pages.ReadHeader();
            header.Checksum.ShouldNotBeNull();
            (pages.Position + header.CompressedBytes - offset).ShouldBe(length);
            pages.Skip(header);
        }

        pages.HasMore.ShouldBeFalse();
        index.Pages.Count.ShouldBeGreaterThan(12);
        index.Pages[0].FirstRow.ShouldBe(0);
        index.Pages.Zip(index.Pages.Skip(1)).ShouldAllBe(pair => pair.Second.FirstRow - pair.First.FirstRow >= 1 && pair.Second.FirstRow - pair.First.FirstRow <= 40);
        index.NullCounts.Sum().ShouldBe(chunk.Statistics!.NullCount!.Value);
    }

    private ParquetColumnChunk Write(ParquetField field, object?[] values, ParquetWriterOptions? options = null)
    {
        ParquetFiles.Write(File, new([field]), values.Select(value => new[] { value }), options);
        return ParquetFiles.Metadata(File).RowGroups.ShouldHaveSingleItem().Columns[0];
    }
}
