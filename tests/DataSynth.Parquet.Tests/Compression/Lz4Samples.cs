using System.Buffers.Binary;

namespace DataSynth.Parquet.Tests.Compression;

/// <summary>The simplest LZ4 compressor that makes every element of the format: greedy, looking back for the longest match.</summary>
internal static class Lz4Samples
{
    public static byte[] Compress(ReadOnlySpan<byte> block)
    {
        var output = new List<byte>();
        var literal = 0;

        // The format's end rules: the last 5 bytes are literals, the last match starts 12 bytes before the end.
        for (var position = 0; position < block.Length - 12;)
        {
            var (offset, length) = LongestMatch(block, position);
            if (length < 4)
            {
                position++;
                continue;
            }

            AddSequence(output, block[literal..position], length - 4);
            output.Insert(output.Count - LengthBytes(length - 4), (byte)offset);
            output.Insert(output.Count - LengthBytes(length - 4), (byte)(offset >> 8));
            position += length;
            literal = position;
        }

        AddSequence(output, block[literal..], 0);
        return [.. output];
    }

    /// <summary>Hadoop's framing, with two pieces to a block.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> block, int blockSize)
    {
        var output = new List<byte>();
        for (var start = 0; start < block.Length; start += blockSize)
        {
            var part = block.Slice(start, Math.Min(blockSize, block.Length - start));
            AddSize(output, part.Length);
            AddPiece(output, part[..(part.Length / 2)]);
            AddPiece(output, part[(part.Length / 2)..]);
        }

        if (block.IsEmpty)
            AddSize(output, 0);
        return [.. output];
    }

    private static void AddPiece(List<byte> output, ReadOnlySpan<byte> piece)
    {
        if (piece.IsEmpty)
            return;
        var compressed = Compress(piece);
        AddSize(output, compressed.Length);
        output.AddRange(compressed);
    }

    private static void AddSize(List<byte> output, int size)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, size);
        output.AddRange(bytes);
    }

    private static void AddSequence(List<byte> output, ReadOnlySpan<byte> literals, int matchLength)
    {
        output.Add((byte)((Math.Min(literals.Length, 15) << 4) | Math.Min(matchLength, 15)));
        AddLength(output, literals.Length);
        output.AddRange(literals);
        AddLength(output, matchLength);
    }

    private static int LengthBytes(int length) => length < 15 ? 0 : 1 + (length - 15) / 255;

    private static void AddLength(List<byte> output, int length)
    {
        if (length < 15)
            return;
        for (length -= 15; length >= 255; length -= 255)
            output.Add(255);
        output.Add((byte)length);
    }

    private static (int Offset, int Length) LongestMatch(ReadOnlySpan<byte> block, int position)
    {
        var (bestOffset, bestLength) = (0, 0);
        for (var offset = 1; offset <= Math.Min(position, 65_535); offset++)
        {
            var length = block[position..^5].CommonPrefixLength(block[(position - offset)..]);
            if (length > bestLength)
                (bestOffset, bestLength) = (offset, length);
        }

        return (bestOffset, bestLength);
    }
}
