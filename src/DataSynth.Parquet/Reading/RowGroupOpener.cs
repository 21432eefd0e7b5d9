using DataSynth.Parquet.Compression;
using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Reading;

/// <summary>Makes the readers of a row group's columns.</summary>
/// <param name="source">The file.</param>
/// <param name="opener">Knows where chunks end.</param>
/// <param name="metadata">The footer.</param>
/// <param name="options">Limits.</param>
internal sealed class RowGroupOpener(FileSource source, FileOpener opener, ParquetFileMetadata metadata, ParquetReaderOptions options)
{
    private const int SmallestBuffer = 1 << 12;
    private const int LargestBuffer = 1 << 16;
    private const int AllBuffers = 1 << 24;

    /// <summary>Readers by column index; null for columns that no field needs.</summary>
    public ColumnReader?[] Open(int group, IReadOnlyList<BoundField> fields, ReadBudget budget)
    {
        var chunks = metadata.RowGroups[group].Columns;
        var readers = new ColumnReader?[chunks.Count];
        var wanted = fields.SelectMany(field => field.Leaves).ToArray();
        var buffer = Math.Clamp(AllBuffers / Math.Max(1, wanted.Length), SmallestBuffer, LargestBuffer);
        foreach (var leaf in wanted)
            readers[leaf.Index] ??= Column(group, leaf, chunks[leaf.Index], buffer, budget);
        return readers;
    }

    /// <summary>The reader of one column.</summary>
    public ColumnReader OpenColumn(int group, LeafColumn leaf, ReadBudget budget) =>
        Column(group, leaf, metadata.RowGroups[group].Columns[leaf.Index], LargestBuffer, budget);

    /// <summary>Reads the heads of a chunk's pages, whatever their codec.</summary>
    public PageLoader Heads(ParquetColumnChunk chunk, ReadContext context) => Loader(chunk, null, context, SmallestBuffer);

    private PageLoader Pages(ParquetColumnChunk chunk, ReadContext context, int bufferBytes)
    {
        if (chunk.Compression is not { } compression)
            throw context.Malformed($"pages in {CodecNumbers.Name(chunk.CodecNumber)}", "a supported one: none, snappy, gzip, brotli, zstd or LZ4");
        return Loader(chunk, compression == ParquetCompression.None ? null : BlockCodecs.For(compression), context, bufferBytes);
    }

    private PageLoader Loader(ParquetColumnChunk chunk, IBlockCodec? codec, ReadContext context, int bufferBytes) =>
        new(new(source, chunk.Start, opener.EndOf(chunk, metadata.CreatedBy), bufferBytes, context), codec, options, context);

    private ColumnReader Column(int group, LeafColumn leaf, ParquetColumnChunk chunk, int bufferBytes, ReadBudget budget)
    {
        var context = new ReadContext(source.Path) { RowGroup = group, Column = leaf.Name, Offset = chunk.Start };
        return new(leaf, chunk.ValueCount, Pages(chunk, context, bufferBytes), budget, options, context);
    }
}
