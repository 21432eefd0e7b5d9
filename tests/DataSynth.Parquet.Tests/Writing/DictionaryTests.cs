namespace DataSynth.Parquet.Tests.Writing;

public sealed class DictionaryTests : IDisposable
{
    private static readonly ParquetSchema Schema = new([ParquetField.Text("s")]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Repeating_values_get_a_dictionary()
    {
        var chunk = Write(Enumerable.Range(0, 5_000).Select(i => $"value {i % 50}"));

        chunk.PageEncodings.ShouldBe([new(ParquetPageKind.Dictionary, ParquetEncoding.Plain, 1), new(ParquetPageKind.Data, ParquetEncoding.RleDictionary, 1)]);
        chunk.DictionaryPageOffset.ShouldBe(4);
        chunk.CompressedBytes.ShouldBeLessThan(6_000);
    }

    [Fact]
    public void Distinct_values_get_none()
    {
        var chunk = Write(Enumerable.Range(0, 5_000).Select(i => $"value {i}"));

        chunk.PageEncodings.ShouldBe([new(ParquetPageKind.Data, ParquetEncoding.Plain, 1)]);
        chunk.DictionaryPageOffset.ShouldBeNull();
        chunk.Encodings.ShouldNotContain(ParquetEncoding.RleDictionary);
    }

    [Fact]
    public void A_large_set_of_long_values_is_known_by_its_repeats_long_before_it_is_complete()
    {
        var random = new Random(1);
        var pool = Enumerable.Range(0, 2_000).Select(i => new string((char)('a' + (i % 26)), 2_000) + i).ToArray();

        var chunk = Write(Enumerable.Range(0, 12_000).Select(_ => pool[random.Next(pool.Length)]), new() { RowGroupRows = 12_000 });

        chunk.PageEncodings.ShouldNotContain(pages => pages.Kind == ParquetPageKind.Data && pages.Encoding == ParquetEncoding.Plain);
        chunk.UncompressedBytes.ShouldBeLessThan(5_000_000);
    }

    [Fact]
    public void Long_values_without_repeats_leave_the_dictionary_at_once_and_pages_stay_small()
    {
        var chunk = Write(Enumerable.Range(0, 6_000).Select(i => $"{i} " + new string('x', 1_000)));

        chunk.PageEncodings.ShouldHaveSingleItem().Encoding.ShouldBe(ParquetEncoding.Plain);
        chunk.PageEncodings[0].Count.ShouldBe(6);
    }

    [Fact]
    public void Values_that_stop_repeating_go_on_as_plain_pages_in_the_same_chunk()
    {
        var values = Enumerable.Range(0, 3_000).Select(i => $"value {i % 10}")
            .Concat(Enumerable.Range(0, 4_000).Select(i => $"{i} " + new string('y', 1_000))).ToArray();

        var chunk = Write(values, new() { PageRows = 1_000, DictionaryBytes = 1_500_000 });

        chunk.PageEncodings.Select(pages => (pages.Kind, pages.Encoding)).ShouldBe(
        [
            (ParquetPageKind.Dictionary, ParquetEncoding.Plain),
            (ParquetPageKind.Data, ParquetEncoding.RleDictionary),
            (ParquetPageKind.Data, ParquetEncoding.Plain),
        ]);
        ParquetFiles.Read(_folder.File("rows.parquet")).Select(row => row[0]).ShouldBe(values);
    }

    [Fact]
    public void No_dictionary_is_written_where_none_is_wanted()
    {
        var chunk = Write(Enumerable.Repeat("same", 1_000), new() { DictionaryBytes = 0 });

        chunk.DictionaryPageOffset.ShouldBeNull();
        chunk.PageEncodings.ShouldBe([new(ParquetPageKind.Data, ParquetEncoding.Plain, 1)]);
    }

    private ParquetColumnChunk Write(IEnumerable<string> values, ParquetWriterOptions? options = null)
    {
        var path = _folder.File("rows.parquet");
        ParquetFiles.Write(path, Schema, values.Select(value => new object?[] { value }), options);
        return ParquetFiles.Metadata(path).RowGroups.ShouldHaveSingleItem().Columns[0];
    }
}
