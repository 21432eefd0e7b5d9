using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>One block as a match finder sees it: its sequences, and all its literals in one piece.</summary>
internal sealed class SequenceList
{
    private const int Step = 16;

    private readonly byte[] _literals = new byte[FrameHeader.LargestBlock + 2 * Step];
    private readonly Sequence[] _sequences = new Sequence[FrameHeader.LargestBlock / SequenceCodes.ShortestMatch + 1];
    private int _literalCount;
    private int _count;

    /// <summary>The sequences, in order.</summary>
    public ReadOnlySpan<Sequence> Sequences => _sequences.AsSpan(0, _count);

    /// <summary>The literals of all sequences, and those behind the last match.</summary>
    public ReadOnlySpan<byte> Literals => _literals.AsSpan(0, _literalCount);

    /// <summary>Begins a block.</summary>
    public void Clear()
    {
        _literalCount = 0;
        _count = 0;
    }

    /// <summary>Adds a sequence.</summary>
    /// <param name="input">The whole input.</param>
    /// <param name="literal">Where its literals stand.</param>
    /// <param name="match">Where its match stands.</param>
    /// <param name="length">How long the match is.</param>
    /// <param name="offset">How far back the match starts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<byte> input, int literal, int match, int length, int offset)
    {
        var count = match - literal;
        if (count <= Step && input.Length - literal >= Step)
        {
            ref var from = ref Unsafe.Add(ref MemoryMarshal.GetReference(input), literal);
            ref var to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_literals), _literalCount);
            Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);
            _literalCount += count;
        }
        else
        {
            AddLiterals(input[literal..match]);
        }

        _sequences[_count++] = new Sequence(count, length, offset);
    }

    /// <summary>Adds the literals behind the last match.</summary>
    /// <param name="literals">The literals.</param>
    public void AddLiterals(ReadOnlySpan<byte> literals)
    {
        literals.CopyTo(_literals.AsSpan(_literalCount));
        _literalCount += literals.Length;
    }
}
