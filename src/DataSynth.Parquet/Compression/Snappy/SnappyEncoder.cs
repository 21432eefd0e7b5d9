using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Snappy;

/// <summary>
/// Encodes raw Snappy: one hash table over four bytes, and a look at the next position before a short match is taken. Unlike the
/// reference, which forgets everything every 64 KiB, the last 64 KiB can always be referred to.
/// </summary>
internal sealed class SnappyEncoder
{
    private const int HashBits = 16;
    private const int LongestOffset = ushort.MaxValue;

    /// <summary>A match of this length is taken at once; a shorter one only if the next position has none that is longer.</summary>
    private const int GoodLength = 16;

    /// <summary>So that eight bytes can be read wherever the main loop looks.</summary>
    private const int Margin = 16;

    private readonly int[] _table = new int[1 << HashBits];

    /// <summary>The most bytes that an input can take: the length, and literals of 60 bytes at worst.</summary>
    /// <param name="length">The input's length.</param>
    public static int MaxCompressedLength(int length) => checked(32 + length + length / 6);

    /// <summary>Compresses a block.</summary>
    /// <param name="input">The block.</param>
    /// <param name="output">At least <see cref="MaxCompressedLength"/> bytes.</param>
    /// <returns>How many bytes of the output are written.</returns>
    public int Compress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var written = WriteLength(output, (uint)input.Length);
        var literal = 0;
        if (input.Length > Margin)
        {
            // Positions are kept plus one, so that 0 means none.
            Array.Clear(_table);
            literal = WriteMatches(input, output, ref written);
        }

        if (literal < input.Length)
            WriteLiteral(input[literal..], output, ref written);
        return written;
    }

    private int WriteMatches(ReadOnlySpan<byte> input, Span<byte> output, ref int written)
    {
        ref var bytes = ref MemoryMarshal.GetReference(input);
        ref var table = ref MemoryMarshal.GetArrayDataReference(_table);
        var limit = input.Length - Margin;
        var literal = 0;
        var position = 1;
        Unsafe.Add(ref table, Hash(Read32(ref bytes, 0))) = 1;
        var misses = 32;
        while (position < limit)
        {
            var candidate = FindAndEnter(ref bytes, ref table, position);
            if (candidate < 0)
            {
                // The longer nothing matches, the larger the steps: noise passes quickly.
                position += misses++ >> 5;
                continue;
            }

            var length = Length(ref bytes, candidate, position, input.Length);
            for (var later = position + 1; length < GoodLength && later < limit; later++)
            {
                var other = FindAndEnter(ref bytes, ref table, later);
                if (other < 0)
                    break;
                var otherLength = Length(ref bytes, other, later, input.Length);
                if (otherLength <= length)
                    break;
                (candidate, position, length) = (other, later, otherLength);
            }

            while (position > literal && candidate > 0 && Unsafe.Add(ref bytes, position - 1) == Unsafe.Add(ref bytes, candidate - 1))
            {
                position--;
                candidate--;
                length++;
            }

            if (position > literal)
                WriteLiteral(input[literal..position], output, ref written);
            WriteCopy(output, ref written, position - candidate, length);
            position += length;
            literal = position;
            misses = 32;
            if (position >= limit)
                break;
            Unsafe.Add(ref table, Hash(Read32(ref bytes, position - 2))) = position - 1;
            Unsafe.Add(ref table, Hash(Read32(ref bytes, position - 1))) = position;
        }

        return literal;
    }

    /// <summary>The last place within reach with the same four bytes, or a negative number; and enters the position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindAndEnter(ref byte bytes, ref int table, int position)
    {
        var value = Read32(ref bytes, position);
        ref var slot = ref Unsafe.Add(ref table, Hash(value));
        var candidate = slot - 1;
        slot = position + 1;
        return candidate >= 0 && position - candidate <= LongestOffset && Read32(ref bytes, candidate) == value ? candidate : -1;
    }

    private static int Length(ref byte bytes, int candidate, int position, int end) =>
        4 + BlockCompare.CommonLength(ref bytes, candidate + 4, position + 4, end);

    private static void WriteLiteral(ReadOnlySpan<byte> literal, Span<byte> output, ref int written)
    {
        var count = (uint)literal.Length - 1;
        if (count < 60)
        {
            output[written++] = (byte)(count << 2);
        }
        else
        {
            var size = (39 - BitOperations.LeadingZeroCount(count)) / 8;
            output[written++] = (byte)((59 + size) << 2);
            for (var i = 0; i < size; i++)
                output[written++] = (byte)(count >> (8 * i));
        }

        literal.CopyTo(output[written..]);
        written += literal.Length;
    }

    private static void WriteCopy(Span<byte> output, ref int written, int offset, int length)
    {
        // What is left after a copy of 60 or 64 bytes is never shorter than 4, which the short form needs.
        while (length >= 68)
        {
            WriteLongCopy(output, ref written, offset, 64);
            length -= 64;
        }

        if (length > 64)
        {
            WriteLongCopy(output, ref written, offset, 60);
            length -= 60;
        }

        if (length < 12 && offset < 2048)
        {
            output[written++] = (byte)(1 | ((length - 4) << 2) | (offset >> 8 << 5));
            output[written++] = (byte)offset;
            return;
        }

        WriteLongCopy(output, ref written, offset, length);
    }

    private static void WriteLongCopy(Span<byte> output, ref int written, int offset, int length)
    {
        output[written] = (byte)(2 | ((length - 1) << 2));
        BinaryPrimitives.WriteUInt16LittleEndian(output[(written + 1)..], (ushort)offset);
        written += 3;
    }

    private static int WriteLength(Span<byte> output, uint length)
    {
        var written = 0;
        for (; length >= 0x80; length >>= 7)
            output[written++] = (byte)(length | 0x80);
        output[written++] = (byte)length;
        return written;
    }

    private static uint Read32(ref byte bytes, int position) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, position));

    private static int Hash(uint value) => (int)(value * 0x1E35A7BD >> (32 - HashBits));
}
