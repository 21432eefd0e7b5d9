using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Writes literals in Huffman codes, in one stream or in four (RFC 8878 §3.1.1.3.1.6). Streams are read backwards, so the last
/// literal goes first.</summary>
internal static class HuffmanStreamWriter
{
    /// <summary>How many codes of 11 bits fit between two flushes.</summary>
    private const int Batch = 5;

    /// <summary>Writes one stream.</summary>
    /// <param name="table">The codes; every literal has one.</param>
    /// <param name="literals">The literals.</param>
    /// <param name="output">Room for the stream and <see cref="BitWriter.Slack"/>.</param>
    /// <returns>How many bytes it takes.</returns>
    public static int WriteOne(HuffmanEncodingTable table, ReadOnlySpan<byte> literals, Span<byte> output)
    {
        ref var codes = ref MemoryMarshal.GetReference(table.Codes);
        ref var lengths = ref MemoryMarshal.GetReference(table.Lengths);
        ref var source = ref MemoryMarshal.GetReference(literals);
        var bits = new BitWriter(output);
        var i = literals.Length;
        for (; i % Batch != 0; i--)
            Add(ref bits, ref codes, ref lengths, Unsafe.Add(ref source, i - 1));
        bits.Flush();
        for (; i > 0; i -= Batch)
        {
            for (var j = 1; j <= Batch; j++)
                Add(ref bits, ref codes, ref lengths, Unsafe.Add(ref source, i - j));
            bits.Flush();
        }

        return bits.End();
    }

    /// <summary>Writes four streams behind the lengths of the first three.</summary>
    /// <param name="table">The codes; every literal has one.</param>
    /// <param name="literals">The literals; at least 6.</param>
    /// <param name="output">Room for the streams and <see cref="BitWriter.Slack"/>.</param>
    /// <returns>How many bytes they take.</returns>
    public static int WriteFour(HuffmanEncodingTable table, ReadOnlySpan<byte> literals, Span<byte> output)
    {
        var quarter = (literals.Length + 3) / 4;
        var at = 6;
        for (var i = 0; i < 4; i++)
        {
            var part = i == 3 ? literals[(3 * quarter)..] : literals.Slice(i * quarter, quarter);
            var length = WriteOne(table, part, output[at..]);
            if (i < 3)
                BinaryPrimitives.WriteUInt16LittleEndian(output[(2 * i)..], (ushort)length);
            at += length;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref BitWriter bits, ref ushort codes, ref byte lengths, byte literal) =>
        bits.Add(Unsafe.Add(ref codes, literal), Unsafe.Add(ref lengths, literal));
}
