using System.Buffers.Binary;
using System.Numerics;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Reads the description of an FSE table: how many of its 2^log slots each symbol has (RFC 8878 §4.1.1).</summary>
internal static class FseDistribution
{
    /// <summary>Reads a description.</summary>
    /// <param name="input">The bytes; the description stands at their beginning.</param>
    /// <param name="maxLog">The largest table log allowed here.</param>
    /// <param name="counts">One place for each symbol allowed here; those in use are filled, -1 is a probability below one slot.</param>
    /// <param name="log">The table log.</param>
    /// <param name="symbols">One more than the highest symbol described.</param>
    /// <returns>How many bytes the description takes.</returns>
    /// <exception cref="CodecException">The description is malformed.</exception>
    public static int Read(ReadOnlySpan<byte> input, int maxLog, Span<short> counts, out int log, out int symbols)
    {
        var bit = 0;
        log = Peek(input, bit, 4) + 5;
        bit += 4;
        if (log > maxLog)
            throw new CodecException($"zstd: found an FSE table of log {log}, expected at most {maxLog}");

        var remaining = 1 << log;
        symbols = 0;
        while (remaining > 0)
        {
            if (symbols >= counts.Length)
                throw new CodecException($"zstd: an FSE table describes more than the {counts.Length} symbols allowed");

            // Values up to `remaining + 1` are possible; the smallest of them take one bit less.
            var width = BitOperations.Log2((uint)remaining + 1) + 1;
            var shortValues = (1 << width) - 2 - remaining;
            var value = Peek(input, bit, width - 1);
            if (value < shortValues)
            {
                bit += width - 1;
            }
            else
            {
                value = Peek(input, bit, width);
                if (value >= 1 << (width - 1))
                    value -= shortValues;
                bit += width;
            }

            var count = value - 1;
            counts[symbols++] = (short)count;
            remaining -= Math.Abs(count);
            if (count == 0)
                bit = ReadZeroRun(input, bit, counts, ref symbols);
        }

        if (remaining < 0)
            throw new CodecException("zstd: the counts of an FSE table exceed its size");
        var bytes = (bit + 7) >> 3;
        return bytes <= input.Length ? bytes : throw CodecException.Truncated("zstd");
    }

    private static int ReadZeroRun(ReadOnlySpan<byte> input, int bit, Span<short> counts, ref int symbols)
    {
        int more;
        do
        {
            more = Peek(input, bit, 2);
            bit += 2;
            if (more > counts.Length - symbols)
                throw new CodecException($"zstd: an FSE table describes more than the {counts.Length} symbols allowed");
            counts.Slice(symbols, more).Clear();
            symbols += more;
        }
        while (more == 3);
        return bit;
    }

    private static int Peek(ReadOnlySpan<byte> input, int bit, int count)
    {
        var at = bit >> 3;
        if (at >= input.Length)
            throw CodecException.Truncated("zstd");
        uint value = 0;
        if (input.Length - at >= 4)
            value = BinaryPrimitives.ReadUInt32LittleEndian(input[at..]);
        else
            for (var i = input.Length - 1; i >= at; i--)
                value = (value << 8) | input[i];
        return (int)((value >> (bit & 7)) & ((1u << count) - 1));
    }
}
