using System.Buffers;
using System.Buffers.Binary;
using DataSynth.Parquet.Metadata;
using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Tests.Hostile;

/// <summary>Puts files together from parts that need not fit.</summary>
internal static class CraftedFile
{
    /// <summary>A file of one column whose pages are given, with a footer that tells the truth unless <paramref name="distort"/> changes it.</summary>
    public static byte[] Of(
        ParquetField field,
        IReadOnlyList<CraftedPage> pages,
        int rows,
        ParquetCompression codec = ParquetCompression.None,
        Func<ParquetFileMetadata, ParquetFileMetadata>? distort = null)
    {
        var root = SchemaLayout.Root(new([field]));
        var leaf = SchemaBinder.Bind(root).Leaves[0];
        var body = new ArrayBufferWriter<byte>();
        foreach (var page in pages)
            page.WriteTo(body);
        var hasDictionary = pages.Count > 0 && pages[0].Header?.Kind == (int)ParquetPageKind.Dictionary;
        var chunk = new ParquetColumnChunk
        {
            Path = leaf.Path,
            Type = leaf.Type,
            CodecNumber = CodecNumbers.Number(codec),
            Encodings = [ParquetEncoding.Plain],
            ValueCount = pages.Where(page => page.Header?.Kind == (int)ParquetPageKind.Data).Sum(page => (long)page.Header!.ValueCount),
            UncompressedBytes = body.WrittenCount,
            CompressedBytes = body.WrittenCount,
            DataPageOffset = 4,
            DictionaryPageOffset = hasDictionary ? 4 : null,
        };
        var metadata = new ParquetFileMetadata
        {
            Version = 1,
            RowCount = rows,
            RowGroups = [new() { RowCount = rows, UncompressedBytes = body.WrittenCount, Columns = [chunk] }],
        };
        return Assemble(body.WrittenSpan, distort is null ? metadata : distort(metadata), root);
    }

    public static byte[] Assemble(ReadOnlySpan<byte> body, ParquetFileMetadata metadata, SchemaNode root)
    {
        var footer = new ArrayBufferWriter<byte>();
        FooterWriter.Write(metadata, root, footer);
        return WithFooter(body, footer.WrittenSpan, footer.WrittenCount);
    }

    public static byte[] WithFooter(ReadOnlySpan<byte> body, ReadOnlySpan<byte> footer, int length)
    {
        Span<byte> lengthBytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(lengthBytes, length);
        return [.. "PAR1"u8, .. body, .. footer, .. lengthBytes, .. "PAR1"u8];
    }

    /// <summary>The same file with its only column chunk changed.</summary>
    public static Func<ParquetFileMetadata, ParquetFileMetadata> Chunk(Func<ParquetColumnChunk, ParquetColumnChunk> change) => metadata =>
        metadata with { RowGroups = [.. metadata.RowGroups.Select(group => group with { Columns = [.. group.Columns.Select(change)] })] };
}
