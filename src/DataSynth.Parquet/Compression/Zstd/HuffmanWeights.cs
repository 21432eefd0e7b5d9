using System.Numerics;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Reads the description of a Huffman tree: a weight for every symbol (RFC 8878 §4.2.1).</summary>
internal sealed class HuffmanWeights
{
    /// <summary>The weights themselves use small FSE tables.</summary>
    public const int MaxFseLog = 6;

    /// <summary>No code is longer, so no weight is larger.</summary>
    public const int MaxWeight = 11;

    private static readonly uint[] Values = [.. Enumerable.Range(0, MaxWeight + 1).Select(v => (uint)v)];
    private static readonly byte[] NoExtraBits = new byte[MaxWeight + 1];

    private readonly FseDecodingTable _table = new(MaxFseLog);

    /// <summary>Reads a description.</summary>
    /// <param name="input">The bytes; the description stands at their beginning.</param>
    /// <param name="weights">256 places; the last, implied weight is added.</param>
    /// <param name="count">How many symbols have a weight.</param>
    /// <param name="maxBits">The longest code.</param>
    /// <returns>How many bytes the description takes.</returns>
    /// <exception cref="CodecException">The description is malformed.</exception>
    public int Read(ReadOnlySpan<byte> input, Span<byte> weights, out int count, out int maxBits)
    {
        if (input.IsEmpty)
            throw CodecException.Truncated("zstd");
        int head = input[0];
        var size = head < 128 ? head : (head - 126) / 2;
        if (size > input.Length - 1)
            throw CodecException.Truncated("zstd");
        var description = input.Slice(1, size);
        count = head < 128 ? ReadCompressed(description, weights) : ReadPlain(description, weights, head - 127);
        weights[count] = ImpliedWeight(weights[..count], out maxBits);
        count++;
        return 1 + size;
    }

    private static int ReadPlain(ReadOnlySpan<byte> description, Span<byte> weights, int count)
    {
        for (var i = 0; i < count; i++)
            weights[i] = (byte)((i & 1) == 0 ? description[i >> 1] >> 4 : description[i >> 1] & 15);
        return count;
    }

    private int ReadCompressed(ReadOnlySpan<byte> description, Span<byte> weights)
    {
        Span<short> counts = stackalloc short[MaxWeight + 1];
        var head = FseDistribution.Read(description, MaxFseLog, counts, out var log, out var symbols);
        _table.Build(counts[..symbols], log, Values, NoExtraBits);

        var entries = _table.Entries;
        var bits = new BackwardBitReader(description[head..], "the Huffman weights");
        var first = (int)bits.Read(log);
        var second = (int)bits.Read(log);
        if (bits.IsOverrun)
            throw CodecException.Truncated("zstd");

        // Two states take turns; when the bits run out under one, the other still holds the last weight.
        for (var count = 0; count < 254; count++)
        {
            var entry = entries[first];
            weights[count] = (byte)entry.Base;
            bits.Refill();
            first = entry.NextState + (int)bits.Read(entry.StateBits);
            if (bits.IsOverrun)
            {
                weights[count + 1] = (byte)entries[second].Base;
                return count + 2;
            }

            (first, second) = (second, first);
        }

        throw new CodecException("zstd: a Huffman tree has more than 256 symbols");
    }

    /// <summary>The last weight is the one that fills the code space up to a power of two.</summary>
    private static byte ImpliedWeight(ReadOnlySpan<byte> weights, out int maxBits)
    {
        var sum = 0;
        var ones = 0;
        foreach (var weight in weights)
        {
            if (weight > MaxWeight)
                throw new CodecException($"zstd: found a Huffman weight of {weight}, expected at most {MaxWeight}");
            sum += (1 << weight) >> 1;
            ones += weight == 1 ? 1 : 0;
        }

        if (sum == 0)
            throw new CodecException("zstd: a Huffman tree has no symbols");
        maxBits = BitOperations.Log2((uint)sum) + 1;
        if (maxBits > MaxWeight)
            throw new CodecException($"zstd: found Huffman codes of {maxBits} bits, expected at most {MaxWeight}");
        var rest = (1 << maxBits) - sum;
        if (!BitOperations.IsPow2(rest))
            throw new CodecException("zstd: the Huffman weights do not leave room for exactly one more symbol");
        var last = BitOperations.Log2((uint)rest) + 1;
        ones += last == 1 ? 1 : 0;
        if (ones < 2 || (ones & 1) != 0)
            throw new CodecException("zstd: the longest Huffman codes do not come in pairs");
        return (byte)last;
    }
}
