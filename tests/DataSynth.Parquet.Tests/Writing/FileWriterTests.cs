using System.Text.RegularExpressions;

namespace DataSynth.Parquet.Tests.Writing;

public sealed partial class FileWriterTests : IDisposable
{
    private static readonly ParquetSchema Schema = new([ParquetField.Text("id"), ParquetField.Int64("n", nullable: true)]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Equal_rows_give_equal_bytes()
    {
        foreach (var codec in new[] { ParquetCompression.None, ParquetCompression.Snappy, ParquetCompression.Gzip, ParquetCompression.Brotli, ParquetCompression.Zstd })
        {
            ParquetFiles.Write(_folder.File("first.parquet"), Schema, Rows(5_000), new() { Compression = codec, RowGroupRows = 700 });
            ParquetFiles.Write(_folder.File("second.parquet"), Schema, Rows(5_000), new() { Compression = codec, RowGroupRows = 700 });

            File.ReadAllBytes(_folder.File("second.parquet")).ShouldBe(File.ReadAllBytes(_folder.File("first.parquet")));
        }
    }

    [Fact]
    public void Writers_that_share_their_memory_write_the_bytes_that_each_writes_alone()
    {
        var options = new ParquetWriterOptions { RowGroupRows = 3_000, PageBytes = 1 << 17, Buffers = new ParquetBuffers() };
        object?[][] rows = [.. Enumerable.Range(0, 10_000).Select(i => new object?[] { string.Concat(Enumerable.Repeat($"row {i} ", 30)), (long)i })];
        ParquetFiles.Write(_folder.File("alone.parquet"), Schema, rows, options with { Buffers = null });

        using (var left = ParquetFileWriter.Create(_folder.File("left.parquet"), Schema, options))
        using (var right = ParquetFileWriter.Create(_folder.File("right.parquet"), Schema, options))
        {
            foreach (var row in rows)
            {
                left.WriteRow(row);
                right.WriteRow(row);
            }

            left.Complete();
            right.Complete();
        }

        ParquetFiles.Write(_folder.File("later.parquet"), Schema, rows, options);
        foreach (var name in (string[])["left.parquet", "right.parquet", "later.parquet"])
            File.ReadAllBytes(_folder.File(name)).ShouldBe(File.ReadAllBytes(_folder.File("alone.parquet")), name);
    }

    [Fact]
    public void Nothing_stands_under_the_final_name_before_the_file_is_complete()
    {
        var path = _folder.File("rows.parquet");
        using (var writer = ParquetFileWriter.Create(path, Schema))
        {
            foreach (var row in Rows(10))
                writer.WriteRow(row);
            File.Exists(path).ShouldBeFalse();
        }

        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void An_older_file_stays_until_the_new_one_is_complete()
    {
        var path = _folder.File("rows.parquet");
        ParquetFiles.Write(path, Schema, Rows(3));
        using (var writer = ParquetFileWriter.Create(path, Schema))
        {
            writer.WriteRow(["x", null]);
            ParquetFiles.Read(path).Length.ShouldBe(3);
            writer.Complete();
        }

        ParquetFiles.Read(path).Length.ShouldBe(1);
        Directory.GetFiles(_folder.Path).ShouldBe([path]);
    }

    [Fact]
    public void A_null_in_a_required_field_is_refused_with_row_and_field()
    {
        var path = _folder.File("rows.parquet");
        using var writer = ParquetFileWriter.Create(path, Schema);
        writer.WriteRow(["x", null]);

        var refusal = Should.Throw<ParquetException>(() => writer.WriteRow([null, 1L]));

        refusal.Message.ShouldContain("row 1");
        refusal.Message.ShouldContain("id");
        Should.Throw<InvalidOperationException>(writer.Complete);
    }

    [Theory]
    [InlineData(5, "Int32")]
    [InlineData(true, "Boolean")]
    public void A_value_of_another_type_is_refused(object value, string found)
    {
        using var writer = ParquetFileWriter.Create(_folder.File("rows.parquet"), Schema);

        Should.Throw<ParquetException>(() => writer.WriteRow([value, null])).Message.ShouldContain($"found a value of type {found}, expected string");
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        using var writer = ParquetFileWriter.Create(_folder.File("rows.parquet"), Schema);

        Should.Throw<ParquetException>(() => writer.WriteRow(["x"])).Message.ShouldContain("1 values, expected 2");
    }

    [Fact]
    public async Task Rows_are_written_and_read_asynchronously()
    {
        var path = _folder.File("rows.parquet");
        using (var writer = ParquetFileWriter.Create(path, Schema))
        {
            await writer.WriteRowsAsync(Rows(1_000).ToAsyncEnumerable());
            writer.Complete();
        }

        using var reader = ParquetFileReader.Open(path);
        RowText.Of(await reader.ReadRowsAsync().ToArrayAsync()).ShouldBe(RowText.Of(Rows(1_000)));
    }

    [Fact]
    public void A_file_without_rows_is_a_file()
    {
        var path = _folder.File("rows.parquet");
        ParquetFiles.Write(path, Schema, []);

        ParquetFiles.Read(path).ShouldBeEmpty();
        ParquetFiles.Metadata(path).RowGroups.ShouldBeEmpty();
    }

    [Fact]
    public void The_footer_names_the_program_and_holds_the_pairs_given()
    {
        var path = _folder.File("rows.parquet");
        ParquetFiles.Write(path, Schema, Rows(1), new() { KeyValues = [new("seed", "7"), new("note", null)] });

        var metadata = ParquetFiles.Metadata(path);

        metadata.CreatedBy.ShouldNotBeNull();
        CreatedBy().IsMatch(metadata.CreatedBy).ShouldBeTrue(metadata.CreatedBy);
        metadata.KeyValues.ShouldBe([new("seed", "7"), new("note", null)]);
    }

    [Fact]
    public void Row_groups_end_by_rows_or_by_bytes_whichever_comes_first()
    {
        var path = _folder.File("rows.parquet");
        ParquetFiles.Write(path, Schema, Rows(100), new() { RowGroupRows = 30 });
        ParquetFiles.Metadata(path).RowGroups.Select(group => group.RowCount).ShouldBe([30, 30, 30, 10]);

        ParquetFiles.Write(path, Schema, Enumerable.Range(0, 10).Select(i => new object?[] { new string((char)('a' + i), 1_000), null }), new() { RowGroupBytes = 3_500 });
        ParquetFiles.Metadata(path).RowGroups.Select(group => group.RowCount).ShouldBe([4, 4, 2]);
    }

    [Fact]
    public void Uncompressed_bytes_count_values_and_lengths_over_all_row_groups()
    {
        using var writer = ParquetFileWriter.Create(_folder.File("rows.parquet"), Schema, new() { RowGroupRows = 3 });
        for (var i = 0; i < 10; i++)
            writer.WriteRow(["same", i % 2 == 0 ? 1L : null]);

        writer.UncompressedBytes.ShouldBe((10 * (4 + 4)) + (5 * 8));
        writer.RowCount.ShouldBe(10);
    }

    [Fact]
    public void Codecs_that_are_only_read_and_sizes_below_one_are_refused()
    {
        Should.Throw<ArgumentException>(() => ParquetFileWriter.Create(_folder.File("x"), Schema, new() { Compression = ParquetCompression.Lz4 }));
        Should.Throw<ArgumentException>(() => ParquetFileWriter.Create(_folder.File("x"), Schema, new() { PageRows = 0 }));
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    private static IEnumerable<object?[]> Rows(int count) => Enumerable.Range(0, count).Select(i => new object?[] { $"row {i % 900}", i % 4 == 0 ? null : (long)i });

    // The form that parquet-java parses to know the writers of old faults.
    [GeneratedRegex(@"^DataSynth version \d+\.\d+\.\d+ \(build [a-z0-9]+\)$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CreatedBy();
}
