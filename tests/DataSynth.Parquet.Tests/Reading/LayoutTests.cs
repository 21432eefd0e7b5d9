using System.Buffers;
using DataSynth.Parquet.Schema;
using DataSynth.Parquet.Tests.Hostile;

namespace DataSynth.Parquet.Tests.Reading;

/// <summary>Layouts of lists and maps that writers have used over the years (LogicalTypes.md, backward-compatibility rules).</summary>
public sealed class LayoutTests : IDisposable
{
    private static readonly SchemaNode Number = new() { Name = "element", Type = ParquetPhysicalType.Int32 };
    private static readonly SchemaNode MaybeNumber = new() { Name = "item", Type = ParquetPhysicalType.Int32, Repetition = Repetition.Optional };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("element")]
    [InlineData("item")]
    [InlineData("array_element")]
    public void The_element_of_three_levels_is_found_by_position(string name)
    {
        var field = Bind(List(Group("bag", new SchemaNode { Name = name, Type = ParquetPhysicalType.Int32, Repetition = Repetition.Optional })));

        field.Kind.ShouldBe(ParquetFieldKind.List);
        field.Children[0].Kind.ShouldBe(ParquetFieldKind.Primitive);
        field.Children[0].IsNullable.ShouldBeTrue();
    }

    [Fact]
    public void A_repeated_primitive_is_itself_the_element()
    {
        var field = Bind(List(new() { Name = "element", Type = ParquetPhysicalType.Int32, Repetition = Repetition.Repeated }));

        field.Kind.ShouldBe(ParquetFieldKind.List);
        field.Children[0].IsNullable.ShouldBeFalse();
    }

    [Theory]
    [InlineData("array")]
    [InlineData("l_tuple")]
    public void A_repeated_group_of_an_old_name_is_itself_the_element(string name)
    {
        var field = Bind(List(Group(name, Number)));

        field.Children[0].Kind.ShouldBe(ParquetFieldKind.Struct);
        field.Children[0].Children.ShouldHaveSingleItem().Name.ShouldBe("element");
    }

    [Fact]
    public void A_repeated_group_of_two_members_is_itself_the_element() =>
        Bind(List(Group("list", Number, MaybeNumber))).Children[0].Children.Count.ShouldBe(2);

    [Fact]
    public void A_repeated_field_without_annotation_is_a_list_that_is_never_null()
    {
        var field = Bind(new() { Name = "l", Type = ParquetPhysicalType.Int32, Repetition = Repetition.Repeated });

        (field.Kind, field.IsNullable, field.Children[0].IsNullable).ShouldBe((ParquetFieldKind.List, false, false));
    }

    [Fact]
    public void A_map_may_have_a_nullable_key_or_no_value()
    {
        var withKey = Bind(Map(Group("map", MaybeNumber, Number)));
        var withoutValue = Bind(Map(Group("key_value", Number)));

        withKey.Kind.ShouldBe(ParquetFieldKind.Map);
        withKey.Children[0].Children.Select(child => (child.Name, child.IsNullable)).ShouldBe([("key", true), ("value", false)]);
        withoutValue.Children[0].Children.ShouldHaveSingleItem().Name.ShouldBe("key");
    }

    [Fact]
    public void Rows_of_a_two_level_list_are_read()
    {
        var root = Root(List(new() { Name = "array", Type = ParquetPhysicalType.Int32, Repetition = Repetition.Repeated }));
        // Levels of [7, 8], [] and null: repetition 0 1 0 0, definition 2 2 1 0, each as one bit-packed group of eight.
        byte[] body = [2, 0, 0, 0, 3, 0b0000_0010, 3, 0, 0, 0, 3, 0b0001_1010, 0, 7, 0, 0, 0, 8, 0, 0, 0];

        Read(root, rows: 3, slots: 4, body).ShouldBe("[[Int32:7,Int32:8,],]\n[[],]\n[null,]\n");
    }

    [Fact]
    public void Lists_within_lists_of_two_levels_are_read()
    {
        var inner = new SchemaNode
        {
            Name = "array",
            Repetition = Repetition.Repeated,
            LogicalType = ParquetLogicalType.List,
            Children = [new() { Name = "array", Type = ParquetPhysicalType.Int32, Repetition = Repetition.Repeated }],
        };

        var field = Bind(List(inner));

        field.Children[0].Kind.ShouldBe(ParquetFieldKind.List);
        field.Children[0].Children[0].PhysicalType.ShouldBe(ParquetPhysicalType.Int32);
    }

    [Theory]
    [InlineData(ParquetEncoding.DeltaBinaryPacked)]
    [InlineData(ParquetEncoding.RleDictionary)]
    [InlineData(ParquetEncoding.Plain)]
    public void A_page_of_nulls_needs_no_values_in_any_encoding(ParquetEncoding encoding)
    {
        var path = _folder.File("nulls.parquet");
        File.WriteAllBytes(path, CraftedFile.Of(ParquetField.Int32("n", nullable: true), [CraftedPage.Data(3, [2, 0, 0, 0, 6, 0], encoding)], 3));

        RowText.Of(ParquetFiles.Read(path)).ShouldBe("[null,]\n[null,]\n[null,]\n");
    }

    [Fact]
    public void Levels_that_say_nothing_may_be_left_out_of_a_v2_page()
    {
        var path = _folder.File("v2.parquet");
        var field = ParquetField.Int32("n", nullable: true);
        File.WriteAllBytes(path, CraftedFile.Of(field, [CraftedPage.DataV2(2, 0, 0, [7, 0, 0, 0, 8, 0, 0, 0])], 2, distort: CraftedFile.Chunk(c => c with { ValueCount = 2 })));

        RowText.Of(ParquetFiles.Read(path)).ShouldBe("[Int32:7,]\n[Int32:8,]\n");
    }

    [Fact]
    public void Dictionaries_and_plain_pages_may_take_turns_in_a_chunk()
    {
        var path = _folder.File("mixed.parquet");
        File.WriteAllBytes(path, CraftedFile.Of(
            ParquetField.Int32("n"),
            [
                CraftedPage.Dictionary(1, [7, 0, 0, 0]),
                CraftedPage.Data(2, [0], ParquetEncoding.RleDictionary),
                CraftedPage.Data(1, [8, 0, 0, 0]),
                new(new() { Kind = (int)ParquetPageKind.Index, UncompressedBytes = 3, CompressedBytes = 3 }, [1, 2, 3]),
                CraftedPage.Dictionary(2, [9, 0, 0, 0, 10, 0, 0, 0]),
                CraftedPage.Data(2, [1, 3, 0b10], ParquetEncoding.PlainDictionary),
            ],
            5));

        RowText.Of(ParquetFiles.Read(path)).ShouldBe("[Int32:7,]\n[Int32:7,]\n[Int32:8,]\n[Int32:9,]\n[Int32:10,]\n");
    }

    private string Read(SchemaNode root, int rows, int slots, byte[] body)
    {
        var page = CraftedPage.Data(slots, body);
        var pageBytes = new ArrayBufferWriter<byte>();
        page.WriteTo(pageBytes);
        var leaf = SchemaBinder.Bind(root).Leaves[0];
        var chunk = new ParquetColumnChunk
        {
            Path = leaf.Path,
            Type = leaf.Type,
            CodecNumber = 0,
            Encodings = [],
            ValueCount = slots,
            UncompressedBytes = pageBytes.WrittenCount,
            CompressedBytes = pageBytes.WrittenCount,
            DataPageOffset = 4,
        };
        var metadata = new ParquetFileMetadata
        {
            Version = 1,
            RowCount = rows,
            RowGroups = [new() { RowCount = rows, UncompressedBytes = pageBytes.WrittenCount, Columns = [chunk] }],
        };
        var path = _folder.File("crafted.parquet");
        File.WriteAllBytes(path, CraftedFile.Assemble(pageBytes.WrittenSpan, metadata, root));
        return RowText.Of(ParquetFiles.Read(path));
    }

    private static ParquetField Bind(SchemaNode node) => SchemaBinder.Bind(Root(node)).Fields.ShouldHaveSingleItem().Field;

    private static SchemaNode Root(SchemaNode node) => new() { Name = "schema", Children = [node] };

    private static SchemaNode List(SchemaNode repeated) =>
        new() { Name = "l", Repetition = Repetition.Optional, LogicalType = ParquetLogicalType.List, Children = [repeated] };

    private static SchemaNode Map(SchemaNode repeated) =>
        new() { Name = "m", Repetition = Repetition.Optional, LogicalType = ParquetLogicalType.Map, Children = [repeated] };

    private static SchemaNode Group(string name, params SchemaNode[] children) =>
        new() { Name = name, Repetition = Repetition.Repeated, Children = children };
}
