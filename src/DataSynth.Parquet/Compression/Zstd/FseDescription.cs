using System.Numerics;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Writes the description of an FSE table, the counterpart of <see cref="FseDistribution"/> (RFC 8878 §4.1.1).</summary>
internal static class FseDescription
{
    /// <summary>No description is longer: 53 symbols of at most 10 bits.</summary>
    public const int MaxLength = 80;

    /// <summary>Writes a description.</summary>
    /// <param name="counts">The slots of each symbol, up to the last that has any; they fill the table exactly.</param>
    /// <param name="log">The table log.</param>
    /// <param name="output">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>How many bytes the description takes.</returns>
    public static int Write(ReadOnlySpan<short> counts, int log, Span<byte> output)
    {
        var bits = new BitWriter(output);
        bits.Add((uint)(log - 5), 4);
        var remaining = 1 << log;
        for (var symbol = 0; remaining > 0; symbol++)
        {
            // Values up to `remaining + 1` are possible; the smallest of them take one bit less.
            var count = counts[symbol];
            var width = BitOperations.Log2((uint)remaining + 1) + 1;
            var shortValues = (1 << width) - 2 - remaining;
            var value = count + 1;
            if (value < shortValues)
                bits.Add((uint)value, width - 1);
            else
                bits.Add((uint)(value >= 1 << (width - 1) ? value + shortValues : value), width);
            remaining -= Math.Abs(count);
            if (count == 0)
            {
                var run = counts[(symbol + 1)..].IndexOfAnyExcept((short)0);
                symbol += run;
                for (; run >= 3; run -= 3)
                {
                    bits.Add(3, 2);
                    bits.Flush();
                }

                bits.Add((uint)run, 2);
            }

            bits.Flush();
        }

        return bits.EndWithoutMark();
    }
}
