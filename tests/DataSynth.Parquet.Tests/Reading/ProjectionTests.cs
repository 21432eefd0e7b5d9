namespace DataSynth.Parquet.Tests.Reading;

public sealed class ProjectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public ProjectionTests()
    {
        _path = _folder.File("rows.parquet");
        var turn = ParquetField.Struct("element", [ParquetField.Text("role"), ParquetField.Text("content", nullable: true)]);
        var schema = new ParquetSchema(
        [
            ParquetField.Int32("id"),
            ParquetField.List("conversation", turn, nullable: true),
            ParquetField.Map("tags", ParquetField.Text("key"), ParquetField.Int64("value", nullable: true)),
            ParquetField.Text("dotted.name"),
        ]);
        ParquetFiles.Write(_path, schema,
        [
            [1, new object?[] { new object?[] { "user", "hi" }, new object?[] { "assistant", null } }, new object?[] { new object?[] { "a", 5L } }, "x"],
            [2, null, Array.Empty<object?>(), "y"],
        ]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_come_in_the_order_in_which_they_are_asked_for() =>
        Read("dotted.name", "id").ShouldBe("[\"x\",Int32:1,]\n[\"y\",Int32:2,]\n");

    [Theory]
    [InlineData("conversation.content")]
    [InlineData("conversation.list.element.content")]
    [InlineData("conversation.element.content")]
    public void A_member_within_a_list_keeps_the_shape_around_it(string path) =>
        Read(path).ShouldBe("[[[\"hi\",],[null,],],]\n[null,]\n");

    [Fact]
    public void A_key_of_a_map_is_read_alone() => Read("tags.key").ShouldBe("[[[\"a\",],],]\n[[],]\n");

    [Fact]
    public void Two_members_of_one_field_are_one_field() =>
        Read("conversation.content", "id", "conversation.role").ShouldBe(Read("conversation", "id"));

    [Theory]
    [InlineData("nothing")]
    [InlineData("conversation.nothing")]
    [InlineData("id.x")]
    public void A_name_that_is_not_there_is_refused_and_the_names_are_listed(string path)
    {
        using var reader = ParquetFileReader.Open(_path);

        Should.Throw<ArgumentException>(() => reader.Project([path])).Message.ShouldContain("id, conversation, tags, dotted.name");
    }

    [Fact]
    public void The_projected_schema_goes_with_the_rows()
    {
        using var reader = ParquetFileReader.Open(_path);

        reader.Project(["conversation.role"]).ToString().ShouldBe(
            "conversation: list, nullable\n  element: struct, required\n    role: BYTE_ARRAY STRING, required\n");
    }

    [Fact]
    public void A_column_is_read_slot_by_slot()
    {
        using var reader = ParquetFileReader.Open(_path);
        var content = reader.Columns.ToList().FindIndex(column => column.Path[^1] == "content");

        reader.ReadColumn(0, content).ShouldBe([new(0, 3, "hi"), new(1, 2, null), new(0, 0, null)]);
    }

    private string Read(params string[] columns) => RowText.Of(ParquetFiles.Read(_path, columns));
}
