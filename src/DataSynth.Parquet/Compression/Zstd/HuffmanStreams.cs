using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Decodes Huffman-coded literals, in one stream or in four (RFC 8878 §3.1.1.3.1.6).</summary>
internal static class HuffmanStreams
{
    private const string What = "literals";
    private const int Shift = 64 - HuffmanDecodingTable.Log;

    /// <summary>How many symbols one refill pays for: 5 times 11 bits and up to 7 used ones fit into 64.</summary>
    private const int Batch = 5;

    /// <summary>How far one reload moves at most, in bytes.</summary>
    private const int Stride = 7;

    /// <summary>Decodes one stream.</summary>
    /// <param name="table">The codes.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="output">Filled completely.</param>
    /// <exception cref="CodecException">The stream does not hold exactly that many symbols.</exception>
    public static void DecodeOne(ReadOnlySpan<ushort> table, ReadOnlySpan<byte> stream, Span<byte> output) =>
        Finish(table, new BackwardBitReader(stream, What), output);

    /// <summary>Decodes four streams behind their table of lengths.</summary>
    /// <param name="table">The codes.</param>
    /// <param name="input">Three lengths of two bytes, and the streams.</param>
    /// <param name="output">Filled completely, a quarter from each stream.</param>
    /// <exception cref="CodecException">The streams do not hold exactly that many symbols.</exception>
    public static void DecodeFour(ReadOnlySpan<ushort> table, ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (input.Length < 6)
            throw CodecException.Truncated("zstd");
        var end0 = 6 + BinaryPrimitives.ReadUInt16LittleEndian(input);
        var end1 = end0 + BinaryPrimitives.ReadUInt16LittleEndian(input[2..]);
        var end2 = end1 + BinaryPrimitives.ReadUInt16LittleEndian(input[4..]);
        if (end2 >= input.Length)
            throw CodecException.Truncated("zstd");
        var quarter = (output.Length + 3) / 4;
        if (3 * quarter > output.Length)
            throw new CodecException($"zstd: found four streams for {output.Length} literals, expected at least 6 literals");

        var done = 0;
        Span<int> positions = stackalloc int[4];
        Span<int> used = stackalloc int[4];
        ReadOnlySpan<int> starts = [6, end0, end1, end2];
        ReadOnlySpan<int> ends = [end0, end1, end2, input.Length];
        var areLong = true;
        for (var i = 0; i < 4; i++)
            areLong &= ends[i] - starts[i] >= 8 && input[ends[i] - 1] != 0;
        if (areLong)
            done = DecodeTogether(table, input, starts, output, quarter, positions, used);

        for (var i = 0; i < 4; i++)
        {
            var stream = input[starts[i]..ends[i]];
            var reader = areLong
                ? new BackwardBitReader(stream, positions[i] - starts[i], used[i])
                : new BackwardBitReader(stream, What);
            Finish(table, reader, output[(i * quarter + done)..(i == 3 ? output.Length : (i + 1) * quarter)]);
        }
    }

    /// <summary>Decodes what all four streams hold in common, as far as no stream comes near its beginning.</summary>
    /// <param name="table">The codes.</param>
    /// <param name="input">The streams, each of at least eight bytes, one directly behind the other.</param>
    /// <param name="starts">Where the streams start.</param>
    /// <param name="output">The literals.</param>
    /// <param name="quarter">How many of them each stream but the last holds.</param>
    /// <param name="positions">Set to where each stream's reader has arrived.</param>
    /// <param name="used">Set to the bits used up there.</param>
    /// <returns>How many symbols of each stream are done.</returns>
    private static int DecodeTogether(ReadOnlySpan<ushort> table, ReadOnlySpan<byte> input, ReadOnlySpan<int> starts,
        Span<byte> output, int quarter, Span<int> positions, Span<int> used)
    {
        ref var source = ref MemoryMarshal.GetReference(input);
        ref var entries = ref MemoryMarshal.GetReference(table);
        ref var target = ref MemoryMarshal.GetReference(output);
        int start0 = starts[0], start1 = starts[1], start2 = starts[2], start3 = starts[3];
        int position0 = start1 - 8, position1 = start2 - 8, position2 = start3 - 8, position3 = input.Length - 8;
        var bits0 = LoadEnd(ref source, position0);
        var bits1 = LoadEnd(ref source, position1);
        var bits2 = LoadEnd(ref source, position2);
        var bits3 = LoadEnd(ref source, position3);
        var done = 0;
        var shortest = output.Length - 3 * quarter;
        while (true)
        {
            var room = Math.Min(Math.Min(position0 - start0, position1 - start1), Math.Min(position2 - start2, position3 - start3));
            var rounds = Math.Min(room / Stride, (shortest - done) / Batch);
            if (rounds == 0)
                break;
            for (; rounds > 0; rounds--)
            {
                ref var to0 = ref Unsafe.Add(ref target, done);
                ref var to1 = ref Unsafe.Add(ref to0, quarter);
                ref var to2 = ref Unsafe.Add(ref to1, quarter);
                ref var to3 = ref Unsafe.Add(ref to2, quarter);
                for (var i = 0; i < Batch; i++)
                {
                    Decode(ref entries, ref bits0, ref Unsafe.Add(ref to0, i));
                    Decode(ref entries, ref bits1, ref Unsafe.Add(ref to1, i));
                    Decode(ref entries, ref bits2, ref Unsafe.Add(ref to2, i));
                    Decode(ref entries, ref bits3, ref Unsafe.Add(ref to3, i));
                }

                done += Batch;
                Reload(ref source, ref bits0, ref position0);
                Reload(ref source, ref bits1, ref position1);
                Reload(ref source, ref bits2, ref position2);
                Reload(ref source, ref bits3, ref position3);
            }
        }

        (positions[0], positions[1], positions[2], positions[3]) = (position0, position1, position2, position3);
        used[0] = BitOperations.TrailingZeroCount(bits0);
        used[1] = BitOperations.TrailingZeroCount(bits1);
        used[2] = BitOperations.TrailingZeroCount(bits2);
        used[3] = BitOperations.TrailingZeroCount(bits3);
        return done;
    }

    /// <summary>The last eight bytes, without the end mark. The lowest bit is set in place of the one that is there: its distance from
    /// bit 0 then counts the bits used, and it is never reached before a reload.</summary>
    private static ulong LoadEnd(ref byte source, int position)
    {
        var last = Unsafe.Add(ref source, position + 7);
        return (Load(ref source, position) | 1) << (BitOperations.LeadingZeroCount((uint)last) - 23);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Decode(ref ushort entries, ref ulong bits, ref byte target)
    {
        uint entry = Unsafe.Add(ref entries, (nint)(bits >> Shift));
        bits <<= (int)(entry & 0x3F);
        target = (byte)(entry >> 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Reload(ref byte source, ref ulong bits, ref int position)
    {
        var used = BitOperations.TrailingZeroCount(bits);
        position -= used >> 3;
        bits = (Load(ref source, position) | 1) << (used & 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Load(ref byte source, int position)
    {
        var value = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, position));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    private static void Finish(ReadOnlySpan<ushort> table, BackwardBitReader reader, Span<byte> output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            if (i % Batch == 0)
                reader.Refill();
            var entry = table[(int)reader.Peek(HuffmanDecodingTable.Log)];
            reader.Skip(entry & 0xFF);
            output[i] = (byte)(entry >> 8);
        }

        reader.Refill();
        if (!reader.IsAtEnd)
            throw new CodecException("zstd: a stream of literals does not end where it should");
    }
}
