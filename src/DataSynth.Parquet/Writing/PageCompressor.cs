using System.Buffers;
using DataSynth.Parquet.Compression;
using DataSynth.Parquet.Metadata;

namespace DataSynth.Parquet.Writing;

/// <summary>Turns the body of a page into its stored form with head and checksum. All columns of a writer share one.</summary>
/// <param name="compression">The codec.</param>
/// <param name="level">How hard it tries; null for its default.</param>
/// <param name="buffers">Where memory comes from and goes back to.</param>
internal sealed class PageCompressor(ParquetCompression compression, int? level, ParquetBuffers buffers)
{
    private readonly IBlockCodec _codec = BlockCodecs.For(compression, level);
    private readonly PageBuffer _compressed = new(buffers);
    private readonly ArrayBufferWriter<byte> _header = new();

    public int CodecNumber { get; } = CodecNumbers.Number(compression);

    /// <summary>A buffer in which columns put page bodies together.</summary>
    public PageBuffer Body { get; } = new(buffers);

    /// <summary>Compresses a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="header">The head without sizes and checksum.</param>
    /// <returns>The head and the body as they go to the file; valid until the next call, or until their memory is given back.</returns>
    public StoredPage Compress(ReadOnlySpan<byte> body, PageHeader header)
    {
        var stored = body;
        if (compression != ParquetCompression.None)
        {
            _compressed.Clear();
            _codec.Compress(body, _compressed);
            stored = _compressed.WrittenSpan;
        }

        _header.ResetWrittenCount();
        PageHeaderWriter.Write(
            header with { UncompressedBytes = body.Length, CompressedBytes = stored.Length, Checksum = Crc32.Compute(stored) }, _header);
        return new() { Header = _header.WrittenSpan, Body = stored, UncompressedBytes = _header.WrittenCount + body.Length };
    }

    /// <summary>Gives the memory back: the page is where it belongs.</summary>
    public void Release()
    {
        _compressed.Release();
        Body.Release();
    }
}
