using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Snappy;

/// <summary>Decodes raw Snappy (google/snappy, format_description.txt); every length and offset is checked before it is used.</summary>
internal static class SnappyDecoder
{
    public const string Name = "snappy";

    /// <summary>A copy of 64 bytes takes 3 bytes of input; a byte of input never gives more.</summary>
    public const int MostExpansion = 22;

    /// <summary>Reads the length in front (a varint of at most 32 bits) and compares it with the expected one.</summary>
    /// <param name="input">The block; moved past the length.</param>
    /// <param name="expected">The expected length.</param>
    public static void ReadLength(ref ReadOnlySpan<byte> input, int expected)
    {
        ulong length = 0;
        for (var i = 0; i < 5; i++)
        {
            if (i == input.Length)
                throw CodecException.Truncated(Name);
            length |= (ulong)(input[i] & 0x7F) << (7 * i);
            if (input[i] >= 0x80)
                continue;
            if (length != (ulong)expected)
                throw CodecException.WrongSize(Name, (long)length, expected);
            input = input[(i + 1)..];
            return;
        }

        throw new CodecException("snappy: the length in front is longer than 5 bytes");
    }

    /// <summary>Decodes the elements behind the length.</summary>
    /// <param name="input">The elements.</param>
    /// <param name="output">Filled completely.</param>
    public static void Decompress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var read = 0;
        var written = 0;
        while (read < input.Length)
        {
            var tag = input[read++];
            if ((tag & 3) == 0)
            {
                var length = ReadLiteralLength(input, tag, ref read);
                if (length > input.Length - read)
                    throw CodecException.Truncated(Name);
                if (length > output.Length - written)
                    throw CodecException.TooLong(Name, output.Length);
                CopyLiteral(input, read, output, written, (int)length);
                read += (int)length;
                written += (int)length;
            }
            else
            {
                var length = ReadCopy(input, tag, ref read, out var offset);
                if (offset - 1 >= (uint)written)
                    throw new CodecException($"snappy: a copy reaches back {offset} bytes at byte {written}");
                if (length > output.Length - written)
                    throw CodecException.TooLong(Name, output.Length);
                if (output.Length - written - length >= BlockCopy.Overshoot)
                    BlockCopy.Match(ref Unsafe.Add(ref MemoryMarshal.GetReference(output), written), (int)offset, length);
                else
                    BlockCopy.MatchExactly(output, written, (int)offset, length);
                written += length;
            }
        }

        if (written != output.Length)
            throw CodecException.TooShort(Name, written, output.Length);
    }

    private static long ReadLiteralLength(ReadOnlySpan<byte> input, byte tag, ref int read)
    {
        var length = tag >> 2;
        if (length < 60)
            return length + 1;
        var size = length - 59;
        if (size > input.Length - read)
            throw CodecException.Truncated(Name);
        long value = 0;
        for (var i = 0; i < size; i++)
            value |= (long)input[read + i] << (8 * i);
        read += size;
        return value + 1;
    }

    private static int ReadCopy(ReadOnlySpan<byte> input, byte tag, ref int read, out uint offset)
    {
        var size = (tag & 3) == 3 ? 4 : tag & 3;
        if (size > input.Length - read)
            throw CodecException.Truncated(Name);
        var at = input[read..];
        read += size;
        switch (size)
        {
            case 1:
                offset = ((uint)tag >> 5 << 8) | at[0];
                return 4 + ((tag >> 2) & 7);
            case 2:
                offset = BinaryPrimitives.ReadUInt16LittleEndian(at);
                return (tag >> 2) + 1;
            default:
                offset = BinaryPrimitives.ReadUInt32LittleEndian(at);
                return (tag >> 2) + 1;
        }
    }

    private static void CopyLiteral(ReadOnlySpan<byte> input, int read, Span<byte> output, int written, int length)
    {
        if (length <= 16 && input.Length - read >= 16 && output.Length - written >= 16)
            input.Slice(read, 16).CopyTo(output.Slice(written, 16));
        else
            input.Slice(read, length).CopyTo(output[written..]);
    }
}
