using System.Numerics;
using System.Runtime.CompilerServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>An encoding table of finite state entropy: the decoding table turned round, so that a symbol and the state behind it give
/// the state in front of it. States are numbered from the table's size up.</summary>
/// <param name="maxLog">The largest table log it will hold.</param>
/// <param name="maxSymbol">The largest symbol it will hold.</param>
internal sealed class FseEncodingTable(int maxLog, int maxSymbol)
{
    private readonly ushort[] _states = new ushort[1 << maxLog];
    private readonly short[] _counts = new short[maxSymbol + 1];

    private readonly FseSymbol[] _symbols = new FseSymbol[maxSymbol + 1];

    /// <summary>The table log.</summary>
    public int Log { get; private set; }

    /// <summary>How many slots each symbol has; -1 is a probability below one.</summary>
    public ReadOnlySpan<short> Counts => _counts;

    /// <summary>Builds the table of a distribution.</summary>
    /// <param name="counts">How many of the slots each symbol has.</param>
    /// <param name="log">The table log.</param>
    public void Build(ReadOnlySpan<short> counts, int log)
    {
        Log = log;
        var size = 1 << log;
        _counts.AsSpan().Clear();
        counts.CopyTo(_counts);
        Span<byte> slots = stackalloc byte[size];
        FseSpread.Fill(counts, slots);

        Span<int> next = stackalloc int[counts.Length];
        var total = 0;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            int count = Math.Abs(counts[symbol]);
            next[symbol] = total;
            var mostBits = count <= 1 ? log : log - BitOperations.Log2((uint)count - 1);
            _symbols[symbol] = new FseSymbol((mostBits << 16) - (count <= 1 ? size : count << mostBits), total - count);
            total += count;
        }

        for (var slot = 0; slot < size; slot++)
            _states[next[slots[slot]]++] = (ushort)(size + slot);
    }

    /// <summary>Builds the table of a single symbol, which takes no bits.</summary>
    /// <param name="symbol">The symbol.</param>
    public void BuildSingle(int symbol)
    {
        Log = 0;
        _counts.AsSpan().Clear();
        _counts[symbol] = 1;
        _states[0] = 1;
        _symbols[symbol] = new FseSymbol(-1, -1);
    }

    /// <summary>The states of all symbols, those of each symbol together.</summary>
    public ReadOnlySpan<ushort> States => _states;

    /// <summary>How each symbol changes a state.</summary>
    public ReadOnlySpan<FseSymbol> Symbols => _symbols;

    /// <summary>The state that stands for a symbol behind which nothing follows.</summary>
    /// <param name="symbol">A symbol of the table.</param>
    public int First(int symbol) => _states[_symbols[symbol].StateDelta + Math.Abs(_counts[symbol])];

    /// <summary>Puts a symbol in front.</summary>
    /// <param name="bits">Where the bits that lead from the new state to the old one go.</param>
    /// <param name="states">The <see cref="States"/>.</param>
    /// <param name="symbol">The symbol's entry of <see cref="Symbols"/>.</param>
    /// <param name="state">The state; changed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Encode(ref BitWriter bits, ref ushort states, FseSymbol symbol, ref int state)
    {
        var count = (state + symbol.BitsDelta) >> 16;
        bits.Add((uint)state & ((1u << count) - 1), count);
        state = Unsafe.Add(ref states, (state >> count) + symbol.StateDelta);
    }

    /// <summary>Writes the state at which reading starts.</summary>
    /// <param name="bits">Where it goes.</param>
    /// <param name="state">The state.</param>
    public void Finish(ref BitWriter bits, int state) => bits.Add((uint)state & ((1u << Log) - 1), Log);
}
