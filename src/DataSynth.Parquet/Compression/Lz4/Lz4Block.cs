using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Lz4;

/// <summary>Decodes bare LZ4 blocks (lz4/lz4, doc/lz4_Block_format.md); every length and offset is checked before it is used.</summary>
internal static class Lz4Block
{
    public const string Name = "lz4";

    private const int ShortestMatch = 4;

    /// <summary>Decodes a block.</summary>
    /// <param name="input">The whole block.</param>
    /// <param name="output">Where the bytes go; matches reach back to its beginning.</param>
    /// <param name="written">How much of the output is written already.</param>
    /// <returns>How much of the output is written then.</returns>
    /// <exception cref="CodecException">The block is malformed, or holds more than the output takes.</exception>
    public static int Decompress(ReadOnlySpan<byte> input, Span<byte> output, int written)
    {
        var start = written;
        var read = 0;
        while (true)
        {
            if (read == input.Length)
                throw CodecException.Truncated(Name);
            var token = input[read++];
            var literals = ReadLength(input, token >> 4, ref read);
            if (literals > input.Length - read)
                throw CodecException.Truncated(Name);
            if (literals > output.Length - written)
                throw CodecException.TooLong(Name, output.Length);
            input.Slice(read, (int)literals).CopyTo(output[written..]);
            read += (int)literals;
            written += (int)literals;

            // The last sequence is literals only.
            if (read == input.Length)
                return written;
            if (input.Length - read < 2)
                throw CodecException.Truncated(Name);
            int offset = BinaryPrimitives.ReadUInt16LittleEndian(input[read..]);
            read += 2;
            var length = ShortestMatch + ReadLength(input, token & 15, ref read);
            if (offset == 0 || offset > written - start)
                throw new CodecException($"lz4: a match reaches back {offset} bytes at byte {written - start}");
            if (length > output.Length - written)
                throw CodecException.TooLong(Name, output.Length);
            if (output.Length - written - length >= BlockCopy.Overshoot)
                BlockCopy.Match(ref Unsafe.Add(ref MemoryMarshal.GetReference(output), written), offset, (int)length);
            else
                BlockCopy.MatchExactly(output, written, offset, (int)length);
            written += (int)length;
        }
    }

    /// <summary>How many bytes a block claims to hold, found by walking over it without writing anything.</summary>
    /// <param name="input">The whole block.</param>
    /// <returns>The size, or null where the block is cut off.</returns>
    public static long? Measure(ReadOnlySpan<byte> input)
    {
        var size = 0L;
        var read = 0;
        while (read < input.Length)
        {
            var token = input[read++];
            if (TryReadLength(input, token >> 4, ref read) is not { } literals || literals > input.Length - read)
                return null;
            size += literals;
            read += (int)literals;
            if (read == input.Length)
                return size;
            read += 2;
            if (TryReadLength(input, token & 15, ref read) is not { } length)
                return null;
            size += ShortestMatch + length;
        }

        return null;
    }

    private static long ReadLength(ReadOnlySpan<byte> input, int nibble, ref int read) =>
        TryReadLength(input, nibble, ref read) ?? throw CodecException.Truncated(Name);

    private static long? TryReadLength(ReadOnlySpan<byte> input, int nibble, ref int read)
    {
        long length = nibble;
        if (nibble < 15)
            return length;
        byte more;
        do
        {
            if (read >= input.Length)
                return null;
            more = input[read++];
            length += more;
        }
        while (more == 255);
        return length;
    }
}
