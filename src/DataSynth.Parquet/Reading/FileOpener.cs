using System.Buffers.Binary;
using DataSynth.Parquet.Metadata;
using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Reading;

/// <summary>Finds and checks a file's footer, so that later code can rely on counts and offsets that lie within the file.</summary>
/// <param name="source">The file.</param>
/// <param name="options">Limits.</param>
internal sealed class FileOpener(FileSource source, ParquetReaderOptions options)
{
    // Old writers left the dictionary page's head out of the size of a chunk (IMPALA-694); Arrow allows for the same slack.
    private const int SlackBytes = 100;

    private static readonly string[] ShortSizes = ["parquet-mr", "impala"];

    private readonly ReadContext _context = new(source.Path);

    /// <summary>Offset of the footer: pages end before it.</summary>
    public long FooterStart { get; private set; }

    public (ParquetFileMetadata Metadata, SchemaNode Root) Open()
    {
        var smallest = (2 * FileMarks.Magic.Length) + sizeof(int);
        if (source.Length < smallest)
            throw _context.Malformed($"a file of {source.Length} bytes", $"a Parquet file, which has at least {smallest}");
        Span<byte> head = stackalloc byte[4];
        source.ReadExactly(0, head, _context);
        Span<byte> tail = stackalloc byte[FileMarks.TailBytes];
        source.ReadExactly(source.Length - tail.Length, tail, _context);
        var mark = tail[sizeof(int)..];
        if (mark.SequenceEqual(FileMarks.EncryptedMagic))
            throw _context.Malformed("an encrypted footer", "a file without encryption, which is not supported");
        if (!mark.SequenceEqual(FileMarks.Magic) || !head.SequenceEqual(FileMarks.Magic))
            throw _context.Malformed("no PAR1 at both ends", "a whole Parquet file");

        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        var room = source.Length - FileMarks.TailBytes - head.Length;
        if (length == 0 || length > room)
            throw _context.Malformed($"a footer of {length} bytes", $"1 to {room}");
        if (length > options.MaxFooterBytes)
            throw _context.Malformed($"a footer of {length} bytes", $"at most {options.MaxFooterBytes} (option {nameof(ParquetReaderOptions.MaxFooterBytes)})");
        FooterStart = source.Length - FileMarks.TailBytes - length;
        _context.Offset = FooterStart;
        var footer = new byte[length];
        source.ReadExactly(FooterStart, footer, _context);
        return FooterReader.Read(footer, options.MaxColumns, _context);
    }

    /// <summary>Holds the footer's claims against the schema, the file's size and each other.</summary>
    public void Check(ParquetFileMetadata metadata, IReadOnlyList<LeafColumn> leaves)
    {
        var rows = (Int128)0;
        for (var i = 0; i < metadata.RowGroups.Count; i++)
        {
            var group = metadata.RowGroups[i];
            if (group.RowCount < 0)
                throw At(i, null, $"{group.RowCount} rows", "a count from 0");
            if (group.Columns.Count != leaves.Count)
                throw At(i, null, $"{group.Columns.Count} columns", $"the {leaves.Count} of the schema");
            rows += group.RowCount;
            for (var c = 0; c < leaves.Count; c++)
                CheckChunk(i, group, group.Columns[c], leaves[c]);
        }

        if (leaves.Count == 0 && rows > 0)
            throw _context.Malformed($"{rows} rows without columns", "at least one column");
        if (rows != metadata.RowCount)
            throw _context.Malformed($"{metadata.RowCount} rows in the footer", $"the {rows} of its row groups");
    }

    /// <summary>First byte that cannot belong to a chunk.</summary>
    public long EndOf(ParquetColumnChunk chunk, string? createdBy)
    {
        var mayBeShort = createdBy is null || ShortSizes.Any(name => createdBy.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return Math.Min(chunk.Start + chunk.CompressedBytes + (mayBeShort ? SlackBytes : 0), FooterStart);
    }

    private void CheckChunk(int group, ParquetRowGroup rowGroup, ParquetColumnChunk chunk, LeafColumn leaf)
    {
        if (chunk.Type != leaf.Type)
            throw At(group, leaf, $"values of type {chunk.Type}", $"{leaf.Type}, as the schema has it");
        if (chunk.Path.Count > 0 && !chunk.Path.SequenceEqual(leaf.Path))
            throw At(group, leaf, $"the column {string.Join('.', chunk.Path)}", $"{leaf.Name}, as the schema has it");
        if (chunk.Start < FileMarks.Magic.Length || chunk.Start > FooterStart || chunk.DataPageOffset > FooterStart || chunk.DictionaryPageOffset < 0)
            throw At(group, leaf, $"pages at {chunk.Start}", $"an offset from {FileMarks.Magic.Length} to {FooterStart}");
        if (chunk.CompressedBytes < 0 || chunk.CompressedBytes > FooterStart - chunk.Start)
            throw At(group, leaf, $"a column chunk of {chunk.CompressedBytes} bytes", $"0 to {FooterStart - chunk.Start}");
        var isRepeated = leaf.MaxRepetition > 0;
        if (isRepeated ? chunk.ValueCount < rowGroup.RowCount : chunk.ValueCount != rowGroup.RowCount)
            throw At(group, leaf, $"{chunk.ValueCount} values", $"{(isRepeated ? "at least " : "")}the {rowGroup.RowCount} rows of the row group");
    }

    private ParquetException At(int group, LeafColumn? leaf, string found, string expected) =>
        new ReadContext(source.Path) { RowGroup = group, Column = leaf?.Name, Offset = FooterStart }.Malformed(found, expected);
}
