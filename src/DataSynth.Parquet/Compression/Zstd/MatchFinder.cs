using System.Runtime.CompilerServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>
/// Cuts blocks into literals and matches. Hash tables hold positions plus a base that grows from input to input, so that entries of
/// earlier inputs are seen to be stale and the tables need no clearing.
/// </summary>
internal abstract class MatchFinder
{
    /// <summary>Matches end this far before a block's end at the latest start, so that eight bytes can be read anywhere.</summary>
    protected const int Margin = 10;

    private const ulong Prime4 = 2654435761;
    private const ulong Prime5 = 889523592379;
    private const ulong Prime8 = 0xCF1BBCDCB7A56463;

    private int _length;

    /// <summary>What is added to positions in the tables; every smaller entry is stale.</summary>
    protected int Base { get; private set; } = 1;

    /// <summary>Begins an input.</summary>
    /// <param name="length">Its length.</param>
    public void Start(int length)
    {
        if (Base > int.MaxValue - _length - length)
        {
            ClearTables();
            Base = 1;
        }
        else
        {
            Base += _length;
        }

        _length = length;
        StartInput();
    }

    /// <summary>Finds the matches of one block.</summary>
    /// <param name="input">The whole input.</param>
    /// <param name="start">Where the block starts; blocks come in order.</param>
    /// <param name="end">Where the block ends.</param>
    /// <param name="list">Cleared, and filled with the block's sequences and literals.</param>
    public abstract void Find(ReadOnlySpan<byte> input, int start, int end, SequenceList list);

    /// <summary>Forgets all positions.</summary>
    protected abstract void ClearTables();

    /// <summary>Forgets what was learnt of the input before.</summary>
    protected abstract void StartInput();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static uint Read32(ref byte bytes, int position) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, position));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static ulong Read64(ref byte bytes, int position) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, position));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static int Hash4(uint value, int bits) => (int)((uint)(value * Prime4) >> (32 - bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static int Hash5(ulong value, int bits) => (int)(((value << 24) * Prime5) >> (64 - bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static int Hash8(ulong value, int bits) => (int)((value * Prime8) >> (64 - bits));
}
