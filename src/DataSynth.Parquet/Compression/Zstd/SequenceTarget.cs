using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Where a block's literals and matches are put together. Nothing is written beyond the output, nothing read before the
/// frame.</summary>
internal ref struct SequenceTarget
{
    private readonly Span<byte> _output;
    private readonly ReadOnlySpan<byte> _literals;
    private readonly int _start;
    private readonly int _limit;
    private readonly int _fastLimit;
    private readonly int _window;
    private readonly int _literalCount;
    private int _literal;

    /// <summary>A target.</summary>
    /// <param name="output">The whole output.</param>
    /// <param name="start">Where the frame begins in it.</param>
    /// <param name="written">How much of it is written.</param>
    /// <param name="limit">Where the block must end at the latest.</param>
    /// <param name="window">How far back a match may reach.</param>
    /// <param name="literals">The literals, with <see cref="BlockCopy.Overshoot"/> bytes behind them.</param>
    /// <param name="literalCount">How many literals there are.</param>
    public SequenceTarget(Span<byte> output, int start, int written, int limit, int window, ReadOnlySpan<byte> literals, int literalCount)
    {
        _output = output;
        _literals = literals;
        _start = start;
        Written = written;
        _limit = limit;
        _fastLimit = Math.Min(limit, output.Length - BlockCopy.Overshoot);
        _window = window;
        _literalCount = literalCount;
    }

    /// <summary>How much of the output is written.</summary>
    public int Written { get; private set; }

    /// <summary>Appends literals and then a match.</summary>
    /// <param name="literalLength">How many literals; at least 0.</param>
    /// <param name="offset">How far back the match starts.</param>
    /// <param name="matchLength">How long the match is.</param>
    /// <exception cref="CodecException">There are not so many literals, the match reaches too far back, or the block grows too
    /// long.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(int literalLength, int offset, int matchLength)
    {
        // Subtracted, not added: the output may end close to the largest int.
        if (literalLength > _literalCount - _literal
            || literalLength + matchLength > _fastLimit - Written
            || !IsReachable(offset, Written + literalLength))
        {
            AppendExactly(literalLength, offset, matchLength);
            return;
        }

        ref var to = ref MemoryMarshal.GetReference(_output);
        BlockCopy.Literals(ref Unsafe.Add(ref MemoryMarshal.GetReference(_literals), _literal), ref Unsafe.Add(ref to, Written), literalLength);
        BlockCopy.Match(ref Unsafe.Add(ref to, Written + literalLength), offset, matchLength);
        _literal += literalLength;
        Written += literalLength + matchLength;
    }

    /// <summary>Appends the literals behind the last match.</summary>
    /// <exception cref="CodecException">The block grows too long.</exception>
    public void AppendRest() => AppendLiterals(_literalCount - _literal);

    private readonly bool IsReachable(int offset, int position) => (uint)(offset - 1) < (uint)Math.Min(position - _start, _window);

    private void AppendExactly(int literalLength, int offset, int matchLength)
    {
        if (literalLength > _literalCount - _literal)
            throw new CodecException($"zstd: a sequence takes {literalLength} literals, but the block has {_literalCount - _literal} left");
        AppendLiterals(literalLength);
        if (!IsReachable(offset, Written))
            throw new CodecException($"zstd: a match reaches {(uint)offset} bytes back, beyond the frame's beginning or its window");
        CheckRoom(matchLength);
        BlockCopy.MatchExactly(_output, Written, offset, matchLength);
        Written += matchLength;
    }

    private void AppendLiterals(int count)
    {
        CheckRoom(count);
        _literals.Slice(_literal, count).CopyTo(_output[Written..]);
        _literal += count;
        Written += count;
    }

    private readonly void CheckRoom(int count)
    {
        if (count > _limit - Written)
            throw new CodecException($"zstd: a block goes on beyond byte {_limit}, where the declared size or the largest block ends");
    }
}
