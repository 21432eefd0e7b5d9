namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Which symbol each slot of an FSE table stands for (RFC 8878 §4.1.1), the same for reading and writing.</summary>
internal static class FseSpread
{
    /// <summary>Distributes the symbols.</summary>
    /// <param name="counts">How many slots each symbol has; -1 gives it one at the end.</param>
    /// <param name="slots">All slots of the table; the counts fill them exactly.</param>
    public static void Fill(ReadOnlySpan<short> counts, Span<byte> slots)
    {
        var size = slots.Length;
        var free = size;
        for (var symbol = 0; symbol < counts.Length; symbol++)
            if (counts[symbol] < 0)
                slots[--free] = (byte)symbol;

        var step = (size >> 1) + (size >> 3) + 3;
        var mask = size - 1;
        var slot = 0;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            for (var i = 0; i < counts[symbol]; i++)
            {
                slots[slot] = (byte)symbol;
                do
                    slot = (slot + step) & mask;
                while (slot >= free);
            }
        }
    }
}
