using System.Buffers;
using DataSynth.Parquet.Schema;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Metadata;

/// <summary>Writes <c>FileMetaData</c> (parquet.thrift).</summary>
internal static class FooterWriter
{
    public static void Write(ParquetFileMetadata metadata, SchemaNode root, IBufferWriter<byte> output)
    {
        var thrift = new CompactWriter(output);
        thrift.BeginStruct();
        thrift.I32(1, metadata.Version);
        WriteSchema(root, thrift);
        thrift.I64(3, metadata.RowCount);
        thrift.List(4, CompactType.Struct, metadata.RowGroups.Count);
        for (var i = 0; i < metadata.RowGroups.Count; i++)
            WriteRowGroup(metadata.RowGroups[i], i, thrift);
        if (metadata.KeyValues.Count > 0)
            WriteKeyValues(metadata.KeyValues, thrift);
        if (metadata.CreatedBy is { } createdBy)
            thrift.Text(6, createdBy);
        WriteColumnOrders(root.DepthFirst().Count(node => !node.IsGroup), thrift);
        thrift.EndStruct();
    }

    private static void WriteSchema(SchemaNode root, CompactWriter thrift)
    {
        var nodes = root.DepthFirst().ToArray();
        thrift.List(2, CompactType.Struct, nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
            SchemaElementWriter.Write(nodes[i], isRoot: i == 0, thrift);
    }

    private static void WriteRowGroup(ParquetRowGroup group, int ordinal, CompactWriter thrift)
    {
        thrift.BeginStruct();
        thrift.List(1, CompactType.Struct, group.Columns.Count);
        foreach (var column in group.Columns)
            WriteColumn(column, thrift);
        thrift.I64(2, group.UncompressedBytes);
        thrift.I64(3, group.RowCount);
        if (group.Offset is { } offset)
            thrift.I64(5, offset);
        if (group.CompressedBytes is { } compressed)
            thrift.I64(6, compressed);
        // The field is optional, and its 16 bits do not number every group of a large file.
        if (ordinal <= short.MaxValue)
            thrift.I16(7, (short)ordinal);
        thrift.EndStruct();
    }

    private static void WriteColumn(ParquetColumnChunk column, CompactWriter thrift)
    {
        thrift.BeginStruct();
        // Deprecated; 0 says that the metadata stands in the footer only.
        thrift.I64(2, 0);
        thrift.Struct(3);
        thrift.I32(1, (int)column.Type);
        thrift.List(2, CompactType.I32, column.Encodings.Count);
        foreach (var encoding in column.Encodings)
            thrift.I32Element((int)encoding);
        thrift.List(3, CompactType.Binary, column.Path.Count);
        foreach (var name in column.Path)
            thrift.TextElement(name);
        thrift.I32(4, column.CodecNumber);
        thrift.I64(5, column.ValueCount);
        thrift.I64(6, column.UncompressedBytes);
        thrift.I64(7, column.CompressedBytes);
        thrift.I64(9, column.DataPageOffset);
        if (column.DictionaryPageOffset is { } dictionary)
            thrift.I64(11, dictionary);
        if (column.Statistics is { } statistics)
            WriteStatistics(statistics, thrift);
        thrift.List(13, CompactType.Struct, column.PageEncodings.Count);
        foreach (var pages in column.PageEncodings)
            WritePageEncoding(pages, thrift);
        thrift.EndStruct();
        if (column.OffsetIndex is { } offsets)
        {
            thrift.I64(4, offsets.Offset);
            thrift.I32(5, offsets.Length);
        }

        if (column.ColumnIndex is { } bounds)
        {
            thrift.I64(6, bounds.Offset);
            thrift.I32(7, bounds.Length);
        }

        thrift.EndStruct();
    }

    private static void WritePageEncoding(ParquetPageEncodingCount pages, CompactWriter thrift)
    {
        thrift.BeginStruct();
        thrift.I32(1, (int)pages.Kind);
        thrift.I32(2, (int)pages.Encoding);
        thrift.I32(3, pages.Count);
        thrift.EndStruct();
    }

    // Never the old fields 1 and 2: their order is undefined for text.
    private static void WriteStatistics(ParquetStatistics statistics, CompactWriter thrift)
    {
        thrift.Struct(12);
        if (statistics.NullCount is { } nulls)
            thrift.I64(3, nulls);
        if (statistics.Max is { } max)
            thrift.Binary(5, max.Span);
        if (statistics.Min is { } min)
            thrift.Binary(6, min.Span);
        if (statistics.IsMaxExact is { } isMaxExact)
            thrift.Boolean(7, isMaxExact);
        if (statistics.IsMinExact is { } isMinExact)
            thrift.Boolean(8, isMinExact);
        thrift.EndStruct();
    }

    private static void WriteKeyValues(IReadOnlyList<KeyValuePair<string, string?>> pairs, CompactWriter thrift)
    {
        thrift.List(5, CompactType.Struct, pairs.Count);
        foreach (var (key, value) in pairs)
        {
            thrift.BeginStruct();
            thrift.Text(1, key);
            if (value is not null)
                thrift.Text(2, value);
            thrift.EndStruct();
        }
    }

    // Without these, min_value and max_value are void (parquet.thrift, ColumnOrder).
    private static void WriteColumnOrders(int columns, CompactWriter thrift)
    {
        thrift.List(7, CompactType.Struct, columns);
        for (var i = 0; i < columns; i++)
        {
            thrift.BeginStruct();
            thrift.EmptyStruct(1);
            thrift.EndStruct();
        }
    }
}
