using System.Numerics;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>A decoding table of finite state entropy (RFC 8878 §4.1).</summary>
/// <param name="maxLog">The largest table log it will hold.</param>
internal sealed class FseDecodingTable(int maxLog)
{
    private readonly FseEntry[] _entries = new FseEntry[1 << maxLog];

    /// <summary>The table log: 2^log states.</summary>
    public int Log { get; private set; }

    /// <summary>The states.</summary>
    public ReadOnlySpan<FseEntry> Entries => _entries.AsSpan(0, 1 << Log);

    /// <summary>Builds the table of a distribution.</summary>
    /// <param name="counts">How many of the states each symbol has; they fill the table exactly.</param>
    /// <param name="log">The table log.</param>
    /// <param name="bases">The value of each symbol.</param>
    /// <param name="extraBits">The extra bits of each symbol.</param>
    public void Build(ReadOnlySpan<short> counts, int log, ReadOnlySpan<uint> bases, ReadOnlySpan<byte> extraBits)
    {
        Log = log;
        var size = 1 << log;
        Span<byte> slots = stackalloc byte[size];
        FseSpread.Fill(counts, slots);
        Span<ushort> next = stackalloc ushort[counts.Length];
        for (var symbol = 0; symbol < counts.Length; symbol++)
            next[symbol] = (ushort)Math.Abs(counts[symbol]);

        for (var slot = 0; slot < size; slot++)
        {
            var symbol = slots[slot];
            var rank = (uint)next[symbol]++;
            var bits = log - BitOperations.Log2(rank);
            _entries[slot] = new FseEntry(bases[symbol], (ushort)((rank << bits) - (uint)size), (byte)bits, extraBits[symbol]);
        }
    }

    /// <summary>Builds the table of a single symbol, which takes no bits.</summary>
    /// <param name="value">The symbol's value.</param>
    /// <param name="extraBits">The symbol's extra bits.</param>
    public void BuildSingle(uint value, byte extraBits)
    {
        Log = 0;
        _entries[0] = new FseEntry(value, 0, 0, extraBits);
    }
}
