namespace DataSynth.Parquet.Tests.Reading;

public sealed class InspectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_summary_tells_what_stands_in_the_file()
    {
        var path = _folder.File("rows.parquet");
        var schema = new ParquetSchema([ParquetField.Text("s", nullable: true), ParquetField.Binary("b"), ParquetField.Boolean("f")]);
        var rows = Enumerable.Range(0, 100).Select(i => new object?[] { i % 4 == 0 ? null : $"v{i % 3}", new byte[] { 1, (byte)i }, true });
        ParquetFiles.Write(path, schema, rows, new() { Compression = ParquetCompression.Gzip, PageRows = 30, RowGroupRows = 60 });

        using var reader = ParquetFileReader.Open(path);
        var summary = reader.Inspect();

        summary.FileBytes.ShouldBe(new FileInfo(path).Length);
        summary.RowGroups.Select(group => group.RowCount).ShouldBe([60, 40]);
        var (text, bytes, flag) = (summary.RowGroups[0].Columns[0], summary.RowGroups[0].Columns[1], summary.RowGroups[0].Columns[2]);
        (text.Name, text.Type, text.Codec).ShouldBe(("s", "BYTE_ARRAY STRING", "GZIP"));
        (text.Min, text.Max, text.NullCount, text.ValueCount).ShouldBe(("v0", "v2", 15, 60));
        (bytes.Min, bytes.Max).ShouldBe(("0x0100", "0x013b"));
        (flag.Min, flag.Max).ShouldBe(("true", "true"));
        (text.HasDictionary, bytes.HasDictionary, text.DataPages).ShouldBe((true, false, 2));
        text.Encodings.ShouldBe(["RLE_DICTIONARY", "PLAIN", "RLE"]);
        summary.Bounds.ShouldBe([new("v0", "v2"), new("0x0100", "0x0163"), new("true", "true")]);
        summary.RowGroups.SelectMany(group => group.Columns).ShouldAllBe(
            column => column.HasChecksums && column.HasColumnIndex && column.HasOffsetIndex && column.StoredBytes > 0);
    }

    [Fact]
    public void Bounds_of_a_file_span_its_row_groups_and_are_missing_where_one_of_them_has_none()
    {
        var path = _folder.File("rows.parquet");
        var schema = new ParquetSchema([ParquetField.Int32("n", nullable: true), ParquetField.Double("d")]);
        object?[][] rows = [[3, 1.0], [-5, 2.0], [null, double.NaN], [null, double.NaN], [40, -1.0], [7, 0.5]];
        ParquetFiles.Write(path, schema, rows, new() { RowGroupRows = 2 });

        using var reader = ParquetFileReader.Open(path);

        reader.Inspect().Bounds.ShouldBe([new("-5", "40"), new(null, null)]);
    }
}
