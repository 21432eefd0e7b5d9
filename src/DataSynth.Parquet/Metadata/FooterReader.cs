using DataSynth.Parquet.Reading;
using DataSynth.Parquet.Schema;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Metadata;

/// <summary>Reads <c>FileMetaData</c> (parquet.thrift).</summary>
internal static class FooterReader
{
    // Far beyond real schemas, where many columns share a group.
    private const int MaxGroupsPerColumn = 16;

    public static (ParquetFileMetadata Metadata, SchemaNode Root) Read(ReadOnlySpan<byte> footer, int maxColumns, ReadContext context)
    {
        var input = new CompactReader(footer, context);
        int? version = null;
        long? rows = null;
        string? createdBy = null;
        List<StoredSchemaElement>? elements = null;
        List<ParquetRowGroup>? groups = null;
        List<KeyValuePair<string, string?>> pairs = [];
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: version = input.ReadI32(field); break;
                case 2: elements = ReadSchema(ref input, field, maxColumns, context); break;
                case 3: rows = input.ReadI64(field); break;
                case 4: groups = ReadRowGroups(ref input, field, context); break;
                case 5: pairs = ReadKeyValues(ref input, field, context); break;
                case 6: createdBy = input.ReadText(field); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        if (elements is null || rows is null || groups is null)
            throw context.Malformed("a footer without schema, row count or row groups", "all three");
        var metadata = new ParquetFileMetadata
        {
            Version = version ?? 1,
            RowCount = rows.Value,
            RowGroups = groups,
            KeyValues = pairs,
            CreatedBy = createdBy,
            FooterBytes = footer.Length,
        };
        return (metadata, SchemaTree.Build(elements, context));
    }

    private static List<StoredSchemaElement> ReadSchema(ref CompactReader input, CompactType type, int maxColumns, ReadContext context)
    {
        var count = input.ReadList(type, CompactType.Struct);
        var elements = new List<StoredSchemaElement>();
        var columns = 0;
        for (var i = 0; i < count; i++)
        {
            elements.Add(SchemaElementReader.Read(ref input, context));
            columns += elements[i].ChildCount is null ? 1 : 0;
            if (columns > maxColumns)
                throw context.Malformed($"more than {maxColumns} columns", $"fewer (option {nameof(ParquetReaderOptions.MaxColumns)})");
            if (elements.Count - columns > (long)maxColumns * MaxGroupsPerColumn)
                throw context.Malformed($"more than {MaxGroupsPerColumn} groups per allowed column", "fewer");
        }

        return elements;
    }

    private static List<ParquetRowGroup> ReadRowGroups(ref CompactReader input, CompactType type, ReadContext context)
    {
        var count = input.ReadList(type, CompactType.Struct);
        var groups = new List<ParquetRowGroup>();
        for (var i = 0; i < count; i++)
            groups.Add(ReadRowGroup(ref input, context));
        return groups;
    }

    private static ParquetRowGroup ReadRowGroup(ref CompactReader input, ReadContext context)
    {
        List<ParquetColumnChunk>? columns = null;
        long? bytes = null, rows = null, offset = null, compressed = null;
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: columns = ReadColumns(ref input, field, context); break;
                case 2: bytes = input.ReadI64(field); break;
                case 3: rows = input.ReadI64(field); break;
                case 5: offset = input.ReadI64(field); break;
                case 6: compressed = input.ReadI64(field); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        if (columns is null || rows is null)
            throw context.Malformed("a row group without columns or row count", "both");
        return new() { Columns = columns, RowCount = rows.Value, UncompressedBytes = bytes ?? 0, Offset = offset, CompressedBytes = compressed };
    }

    private static List<ParquetColumnChunk> ReadColumns(ref CompactReader input, CompactType type, ReadContext context)
    {
        var count = input.ReadList(type, CompactType.Struct);
        var columns = new List<ParquetColumnChunk>();
        for (var i = 0; i < count; i++)
            columns.Add(ColumnChunkReader.Read(ref input, context));
        return columns;
    }

    private static List<KeyValuePair<string, string?>> ReadKeyValues(ref CompactReader input, CompactType type, ReadContext context)
    {
        var count = input.ReadList(type, CompactType.Struct);
        var pairs = new List<KeyValuePair<string, string?>>();
        for (var i = 0; i < count; i++)
        {
            string? key = null, value = null;
            short id = 0;
            input.BeginStruct();
            while (input.NextField(ref id, out var field))
            {
                switch (id)
                {
                    case 1: key = input.ReadText(field); break;
                    case 2: value = input.ReadText(field); break;
                    default: input.Skip(field); break;
                }
            }

            input.EndStruct();
            pairs.Add(new(key ?? throw context.Malformed("a key-value pair without a key", "a key"), value));
        }

        return pairs;
    }
}
