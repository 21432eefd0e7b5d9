using DataSynth.Parquet.Compression;
using DataSynth.Parquet.Metadata;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Reading;

/// <summary>Reads the heads and bodies of a column chunk's pages, checks their checksums and decompresses them.</summary>
/// <param name="stream">The chunk's bytes.</param>
/// <param name="codec">The chunk's codec; null where its pages are stored as they are.</param>
/// <param name="options">Limits.</param>
/// <param name="context">Names the place in errors.</param>
internal sealed class PageLoader(ChunkStream stream, IBlockCodec? codec, ParquetReaderOptions options, ReadContext context)
{
    private const int FirstHeaderBytes = 1 << 10;
    private const int MaxHeaderBytes = 1 << 24;

    private byte[] _stored = [];

    /// <summary>Offset in the file of the next head, or of the body after a head was read.</summary>
    public long Position => stream.Position;

    /// <summary>Whether the chunk has bytes left.</summary>
    public bool HasMore => stream.Remaining > 0;

    /// <summary>Reads the head of the next page; its body must be read or skipped next.</summary>
    public PageHeader ReadHeader()
    {
        context.Offset = stream.Position;
        for (var window = FirstHeaderBytes; ; window *= 2)
        {
            var bytes = stream.Peek(window);
            var input = new CompactReader(bytes, context);
            try
            {
                var header = PageHeaderReader.Read(ref input, context);
                stream.Skip(input.Position);
                return Checked(header);
            }
            catch (ParquetException) when (input.RanOut && bytes.Length == window && window < MaxHeaderBytes)
            {
                // The head goes on behind the window: statistics in it can be of any length.
            }
        }
    }

    /// <summary>Passes over the body.</summary>
    public void Skip(PageHeader header) => stream.Skip(header.CompressedBytes);

    /// <summary>Reads and decompresses the body.</summary>
    /// <param name="header">The page's head.</param>
    /// <param name="page">A buffer to use again, replaced by a longer one where it is too short.</param>
    /// <returns>Bytes of the body.</returns>
    public int ReadBody(PageHeader header, ref byte[] page)
    {
        var prefix = LevelBytes(header);
        var isStored = codec is null || !header.IsCompressed;
        ref var stored = ref isStored ? ref page : ref _stored;
        if (stored.Length < header.CompressedBytes)
            stored = GC.AllocateUninitializedArray<byte>(header.CompressedBytes);
        var body = stored.AsSpan(0, header.CompressedBytes);
        stream.Read(body);
        if (options.VerifyChecksums && header.Checksum is { } expected && Crc32.Compute(body) is var found && found != expected)
            throw context.Malformed($"a page with CRC {found:x8}", $"{expected:x8}: the page is damaged");

        if (isStored)
        {
            return header.UncompressedBytes == header.CompressedBytes
                ? header.CompressedBytes
                : throw context.Malformed($"an uncompressed page of {header.CompressedBytes} bytes", $"the {header.UncompressedBytes} bytes of its head");
        }

        Decompress(body[prefix..], header.UncompressedBytes - prefix, body[..prefix], ref page);
        return header.UncompressedBytes;
    }

    private void Decompress(ReadOnlySpan<byte> compressed, int size, ReadOnlySpan<byte> prefix, ref byte[] page)
    {
        try
        {
            if (prefix.IsEmpty)
            {
                // Some writers leave an empty page without even the codec's frame.
                if (size > 0 || compressed.Length > 0)
                    codec!.Decompress(compressed, size, ref page);
                return;
            }

            var values = Array.Empty<byte>();
            if (size > 0)
                codec!.Decompress(compressed, size, ref values);
            if (page.Length < prefix.Length + size)
                page = GC.AllocateUninitializedArray<byte>(prefix.Length + size);
            prefix.CopyTo(page);
            values.AsSpan(0, size).CopyTo(page.AsSpan(prefix.Length));
        }
        catch (CodecException e)
        {
            throw new ParquetException($"the page cannot be decompressed: {e.Message}", context.File, context.RowGroup, context.Column, context.Offset, e);
        }
    }

    // Levels of a v2 page stand before the compressed values.
    private int LevelBytes(PageHeader header)
    {
        if (header.Kind != (int)ParquetPageKind.DataV2)
            return 0;
        var bytes = (long)header.DefinitionBytes + header.RepetitionBytes;
        if (header.DefinitionBytes < 0 || header.RepetitionBytes < 0 || bytes > header.CompressedBytes || bytes > header.UncompressedBytes)
        {
            throw context.Malformed(
                $"levels of {header.RepetitionBytes} and {header.DefinitionBytes} bytes",
                $"at most the page's {Math.Min(header.CompressedBytes, header.UncompressedBytes)}");
        }

        return (int)bytes;
    }

    private PageHeader Checked(PageHeader header)
    {
        if (header.CompressedBytes > stream.Remaining)
            throw context.Malformed($"a page of {header.CompressedBytes} bytes", $"at most the {stream.Remaining} bytes left in the column chunk");
        var isDictionary = header.Kind == (int)ParquetPageKind.Dictionary;
        var (limit, option) = isDictionary
            ? (options.MaxDictionaryBytes, nameof(ParquetReaderOptions.MaxDictionaryBytes))
            : (options.MaxPageBytes, nameof(ParquetReaderOptions.MaxPageBytes));
        var size = Math.Max(header.CompressedBytes, header.UncompressedBytes);
        if (size > limit)
            throw context.Malformed($"a page of {size} bytes", $"at most {limit} (option {option})");
        return header;
    }
}
