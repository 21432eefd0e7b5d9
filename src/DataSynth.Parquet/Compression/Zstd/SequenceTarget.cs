using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Where a block's literals and matches are put together. Nothing is written beyond the output, nothing read before the
/// frame.</summary>
internal readonly ref struct SequenceTarget
{
    private readonly Span<byte> _output;
    private readonly ReadOnlySpan<byte> _literals;
    private readonly int _start;
    private readonly int _limit;
    private readonly int _fastLimit;
    private readonly int _window;
    private readonly int _literalCount;

    /// <summary>A target.</summary>
    /// <param name="output">The whole output.</param>
    /// <param name="start">Where the frame begins in it.</param>
    /// <param name="limit">Where the block must end at the latest.</param>
    /// <param name="window">How far back a match may reach.</param>
    /// <param name="literals">The literals, with <see cref="BlockCopy.Overshoot"/> bytes behind them.</param>
    /// <param name="literalCount">How many literals there are.</param>
    public SequenceTarget(Span<byte> output, int start, int limit, int window, ReadOnlySpan<byte> literals, int literalCount)
    {
        _output = output;
        _literals = literals;
        _start = start;
        _limit = limit;
        _fastLimit = Math.Min(limit, output.Length - BlockCopy.Overshoot);
        _window = window;
        _literalCount = literalCount;
    }

    /// <summary>Appends literals and then a match.</summary>
    /// <param name="at">How far the block has come.</param>
    /// <param name="literalLength">How many literals; at least 0.</param>
    /// <param name="offset">How far back the match starts.</param>
    /// <param name="matchLength">How long the match is.</param>
    /// <returns>How far the block has come then.</returns>
    /// <exception cref="CodecException">There are not so many literals, the match reaches too far back, or the block grows too
    /// long.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockProgress Append(BlockProgress at, int literalLength, int offset, int matchLength)
    {
        // Subtracted, not added: the output may end close to the largest int.
        if (literalLength > _literalCount - at.Literals
            || literalLength + matchLength > _fastLimit - at.Written
            || !IsReachable(offset, at.Written + literalLength))
        {
            return AppendExactly(at, literalLength, offset, matchLength);
        }

        ref var to = ref Unsafe.Add(ref MemoryMarshal.GetReference(_output), at.Written);
        BlockCopy.Literals(ref Unsafe.Add(ref MemoryMarshal.GetReference(_literals), at.Literals), ref to, literalLength);
        BlockCopy.Match(ref Unsafe.Add(ref to, literalLength), offset, matchLength);
        return new BlockProgress(at.Written + literalLength + matchLength, at.Literals + literalLength);
    }

    /// <summary>Appends the literals behind the last match.</summary>
    /// <param name="at">How far the block has come.</param>
    /// <returns>Where the block ends.</returns>
    /// <exception cref="CodecException">The block grows too long.</exception>
    public int AppendRest(BlockProgress at) => AppendLiterals(at, _literalCount - at.Literals).Written;

    private bool IsReachable(int offset, int position) => (uint)(offset - 1) < (uint)Math.Min(position - _start, _window);

    private BlockProgress AppendExactly(BlockProgress at, int literalLength, int offset, int matchLength)
    {
        if (literalLength > _literalCount - at.Literals)
        {
            throw new CodecException(
                $"zstd: a sequence takes {literalLength} literals, but the block has {_literalCount - at.Literals} left");
        }

        at = AppendLiterals(at, literalLength);
        if (!IsReachable(offset, at.Written))
            throw new CodecException($"zstd: a match reaches {(uint)offset} bytes back, beyond the frame's beginning or its window");
        CheckRoom(at, matchLength);
        BlockCopy.MatchExactly(_output, at.Written, offset, matchLength);
        return at with { Written = at.Written + matchLength };
    }

    private BlockProgress AppendLiterals(BlockProgress at, int count)
    {
        CheckRoom(at, count);
        _literals.Slice(at.Literals, count).CopyTo(_output[at.Written..]);
        return new BlockProgress(at.Written + count, at.Literals + count);
    }

    private void CheckRoom(BlockProgress at, int count)
    {
        if (count > _limit - at.Written)
            throw new CodecException($"zstd: a block goes on beyond byte {_limit}, where the declared size or the largest block ends");
    }
}
