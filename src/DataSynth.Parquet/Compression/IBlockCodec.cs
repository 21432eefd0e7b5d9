using System.Buffers;

namespace DataSynth.Parquet.Compression;

/// <summary>Compresses and decompresses whole blocks (page bodies) whose uncompressed size is recorded elsewhere.</summary>
/// <remarks>An instance keeps tables and buffers between calls: use it from one thread at a time. The same input always gives the same
/// output, whatever the instance did before.</remarks>
public interface IBlockCodec
{
    /// <summary>Compresses a block.</summary>
    /// <param name="input">The block; may be empty.</param>
    /// <param name="output">Where the compressed bytes are appended.</param>
    /// <exception cref="NotSupportedException">This codec only reads.</exception>
    void Compress(ReadOnlySpan<byte> input, IBufferWriter<byte> output);

    /// <summary>Decompresses a block whose size is known and trusted.</summary>
    /// <param name="input">The whole compressed block and nothing else.</param>
    /// <param name="output">As long as the block is; filled completely.</param>
    /// <exception cref="CodecException">The input is malformed or cut off, or holds more or fewer bytes than <paramref name="output"/>
    /// takes; <paramref name="output"/> is then undefined.</exception>
    void Decompress(ReadOnlySpan<byte> input, Span<byte> output);

    /// <summary>
    /// Decompresses a block whose declared size is a claim of the file: memory is taken in steps, as bytes really come, so that a small
    /// file that declares gigabytes costs little.
    /// </summary>
    /// <param name="input">The whole compressed block and nothing else.</param>
    /// <param name="size">The declared size in bytes, at least 0; the caller has checked it against its own limit.</param>
    /// <param name="buffer">A buffer to use again; replaced by a longer one where it is too short. The block is its first
    /// <paramref name="size"/> bytes.</param>
    /// <exception cref="CodecException">As for <see cref="Decompress(ReadOnlySpan{byte}, Span{byte})"/>; thrown as soon as one byte
    /// more than declared appears.</exception>
    void Decompress(ReadOnlySpan<byte> input, int size, ref byte[] buffer);
}
