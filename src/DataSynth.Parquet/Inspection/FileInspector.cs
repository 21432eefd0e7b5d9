using DataSynth.Parquet.Metadata;
using DataSynth.Parquet.Reading;
using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Inspection;

/// <summary>Sums up a file from its footer and the heads of its pages.</summary>
/// <param name="reader">The open file.</param>
internal sealed class FileInspector(ParquetFileReader reader)
{
    private static readonly ParquetReaderOptions Options = new();

    public ParquetFileSummary Inspect()
    {
        var metadata = reader.Metadata;
        return new()
        {
            Path = reader.Path,
            FileBytes = reader.FileBytes,
            FooterBytes = metadata.FooterBytes,
            CreatedBy = metadata.CreatedBy,
            RowCount = metadata.RowCount,
            Schema = reader.Schema.ToString(),
            KeyValues = metadata.KeyValues,
            Bounds = [.. reader.Leaves.Select((leaf, i) => Bounds(leaf, metadata.RowGroups.Select(group => group.Columns[i]).ToArray()))],
            RowGroups = [.. metadata.RowGroups.Select(Group)],
        };
    }

    private static ParquetColumnBounds Bounds(LeafColumn leaf, ParquetColumnChunk[] chunks) => new(
        Bound(BoundsMerger.Merge(chunks, leaf, statistics => statistics.Min, 1), leaf),
        Bound(BoundsMerger.Merge(chunks, leaf, statistics => statistics.Max, -1), leaf));

    private ParquetRowGroupSummary Group(ParquetRowGroup group, int number) => new(
        group.RowCount,
        group.Columns.Sum(chunk => chunk.CompressedBytes),
        group.Columns.Sum(chunk => chunk.UncompressedBytes),
        [.. group.Columns.Select((chunk, i) => Column(chunk, reader.Leaves[i], number))]);

    private ParquetColumnSummary Column(ParquetColumnChunk chunk, LeafColumn leaf, int group)
    {
        var pages = Pages(chunk, new(reader.Path) { RowGroup = group, Column = leaf.Name, Offset = chunk.Start });
        var dataPages = pages.Count(page => page.Kind is (int)ParquetPageKind.Data or (int)ParquetPageKind.DataV2);
        return new()
        {
            Name = leaf.Name,
            Type = SchemaText.Describe(leaf.Field),
            Codec = CodecNumbers.Name(chunk.CodecNumber),
            Encodings = [.. chunk.Encodings.Select(EncodingNames.Of)],
            StoredBytes = chunk.CompressedBytes,
            UncompressedBytes = chunk.UncompressedBytes,
            ValueCount = chunk.ValueCount,
            NullCount = chunk.Statistics?.NullCount,
            Min = Bound(chunk.Statistics?.Min, leaf),
            Max = Bound(chunk.Statistics?.Max, leaf),
            DataPages = dataPages,
            HasDictionary = pages.Any(page => page.Kind == (int)ParquetPageKind.Dictionary),
            HasColumnIndex = chunk.ColumnIndex is not null,
            HasOffsetIndex = chunk.OffsetIndex is not null,
            HasChecksums = pages.Count > 0 && pages.All(page => page.Checksum is not null),
        };
    }

    // Heads only; bodies are passed over.
    private List<PageHeader> Pages(ParquetColumnChunk chunk, ReadContext context)
    {
        var loader = reader.Groups.Heads(chunk, context);
        var pages = new List<PageHeader>();
        var left = chunk.ValueCount;
        while (left > 0 && loader.HasMore)
        {
            var header = loader.ReadHeader();
            loader.Skip(header);
            pages.Add(header);
            if (header.Kind is (int)ParquetPageKind.Data or (int)ParquetPageKind.DataV2)
                left -= header.ValueCount;
        }

        return pages;
    }

    private static string? Bound(ReadOnlyMemory<byte>? stored, LeafColumn leaf)
    {
        if (stored is not { } bytes || (leaf.Width > 0 && bytes.Length != leaf.Width))
            return null;
        if (leaf.Field.LogicalType?.Kind == ParquetLogicalKind.Decimal && bytes.Length > ValueLimit.MaxDecimalBytes)
            return null;
        return ValueConverters.For(leaf.Field, Options)(bytes.Span) switch
        {
            byte[] binary => "0x" + Convert.ToHexStringLower(binary),
            bool flag => flag ? "true" : "false",
            var value => value.ToString(),
        };
    }
}
