using System.Numerics;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Scales a histogram to the slots of an FSE table.</summary>
internal static class FseNormalizer
{
    /// <summary>A table log that suits a number of symbols: finer tables cost more to describe than they gain.</summary>
    /// <param name="total">How many symbols will be coded; at least 2.</param>
    /// <param name="distinct">How many different ones.</param>
    /// <param name="maxLog">The largest log allowed.</param>
    public static int ChooseLog(int total, int distinct, int maxLog)
    {
        var enough = BitOperations.Log2((uint)(total - 1)) - 2;
        var needed = BitOperations.Log2((uint)distinct) + 1;
        return Math.Min(maxLog, Math.Max(5, Math.Max(enough, needed)));
    }

    /// <summary>Scales a histogram.</summary>
    /// <param name="histogram">How often each symbol occurs.</param>
    /// <param name="total">The histogram's sum.</param>
    /// <param name="log">The table log; the table has a slot for every symbol that occurs.</param>
    /// <param name="counts">As long as the histogram; filled with the slots of each symbol, -1 for a probability below one.</param>
    public static void Normalize(ReadOnlySpan<int> histogram, int total, int log, Span<short> counts)
    {
        var size = 1 << log;
        var rest = size;
        for (var symbol = 0; symbol < histogram.Length; symbol++)
        {
            var exact = (long)histogram[symbol] * size;
            counts[symbol] = histogram[symbol] == 0 ? (short)0 : exact <= total ? (short)-1 : (short)(exact / total);
            rest -= Math.Abs(counts[symbol]);
        }

        for (; rest > 0; rest--)
            counts[MostInNeed(histogram, counts)]++;
        for (; rest < 0; rest++)
            counts[LeastInNeed(histogram, counts)]--;
    }

    /// <summary>A slot more saves a symbol about (its frequency) / (its slots + 1/2) bits.</summary>
    private static int MostInNeed(ReadOnlySpan<int> histogram, ReadOnlySpan<short> counts)
    {
        var best = -1;
        for (var symbol = 0; symbol < counts.Length; symbol++)
            if (counts[symbol] > 0 && (best < 0
                || (long)histogram[symbol] * (2 * counts[best] + 1) > (long)histogram[best] * (2 * counts[symbol] + 1)))
                best = symbol;
        return best;
    }

    private static int LeastInNeed(ReadOnlySpan<int> histogram, ReadOnlySpan<short> counts)
    {
        var best = -1;
        for (var symbol = 0; symbol < counts.Length; symbol++)
            if (counts[symbol] > 1 && (best < 0
                || (long)histogram[symbol] * (2 * counts[best] - 1) < (long)histogram[best] * (2 * counts[symbol] - 1)))
                best = symbol;
        return best;
    }
}
