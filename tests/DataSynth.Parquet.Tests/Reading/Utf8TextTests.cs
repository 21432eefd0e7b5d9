using System.Text;

namespace DataSynth.Parquet.Tests.Reading;

public sealed class Utf8TextTests : IDisposable
{
    private static readonly ParquetSchema Schema = new(
    [
        ParquetField.Text("id"),
        ParquetField.List("conversation", ParquetField.Struct("element", [ParquetField.Text("role"), ParquetField.Text("content", nullable: true)])),
        ParquetField.Binary("bytes"),
    ]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_read_as_utf8_and_written_again_give_the_same_file()
    {
        var (path, copy) = (_folder.File("rows.parquet"), _folder.File("copy.parquet"));
        ParquetFiles.Write(path, Schema, Enumerable.Range(0, 3_000).Select(Row));

        using (var reader = ParquetFileReader.Open(path, new() { TextAsUtf8 = true }))
            ParquetFiles.Write(copy, reader.Schema, reader.ReadRows());

        File.ReadAllBytes(copy).ShouldBe(File.ReadAllBytes(path));
    }

    [Fact]
    public void Text_is_its_bytes_at_every_depth_and_prints_as_text()
    {
        var path = _folder.File("rows.parquet");
        ParquetFiles.Write(path, Schema, [Row(7)]);

        using var reader = ParquetFileReader.Open(path, new() { TextAsUtf8 = true });
        var row = reader.ReadRows().ShouldHaveSingleItem();

        row[0].ShouldBe("id 7 ünï"u8.ToArray());
        var message = ((IReadOnlyList<object?>)row[1]!)[0].ShouldBeOfType<object?[]>();
        message[1].ShouldBe("content 7 \"🎈\""u8.ToArray());
        JsonRows.ShouldEqual([JsonRows.Of(reader.Schema, row)], [JsonRows.Of(Schema, Row(7))], path);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_read_as_a_string_would_show_them()
    {
        var path = _folder.File("broken.parquet");
        byte[] body = [4, 0, 0, 0, 65, 0xFF, 0xC3, 66];
        File.WriteAllBytes(path, Hostile.CraftedFile.Of(ParquetField.Text("s"), [Hostile.CraftedPage.Data(1, body)], 1));

        using var reader = ParquetFileReader.Open(path, new() { TextAsUtf8 = true });

        Encoding.UTF8.GetString((byte[])reader.ReadRows().Single()[0]!).ShouldBe(ParquetFiles.Read(path)[0][0]);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_as_text()
    {
        using var writer = ParquetFileWriter.Create(_folder.File("rows.parquet"), new([ParquetField.Text("s")]));

        Should.Throw<ParquetException>(() => writer.WriteRow([new byte[] { 65, 0xFF }])).Message.ShouldContain("not UTF-8");
    }

    private static object?[] Row(int i) =>
    [
        $"id {i} ünï",
        new object?[] { new object?[] { "user", $"content {i} \"🎈\"" }, new object?[] { "assistant", i % 3 == 0 ? null : "" } },
        new byte[] { 0xFF, (byte)i },
    ];
}
