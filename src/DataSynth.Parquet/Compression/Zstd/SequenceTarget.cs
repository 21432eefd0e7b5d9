using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Where a block's literals and matches are put together. Nothing is written beyond <c>limit</c>, nothing read before
/// <c>start</c>.</summary>
internal ref struct SequenceTarget
{
    /// <summary>Copies in steps may write this much too far.</summary>
    private const int Step = 16;

    private readonly ref byte _output;
    private readonly ref byte _literals;
    private readonly int _start;
    private readonly int _limit;
    private readonly int _wildLimit;
    private readonly int _window;
    private readonly int _literalCount;
    private int _literal;

    /// <summary>A target.</summary>
    /// <param name="output">The whole output.</param>
    /// <param name="start">Where the frame begins in it.</param>
    /// <param name="written">How much of it is written.</param>
    /// <param name="limit">Where the block must end at the latest.</param>
    /// <param name="window">How far back a match may reach.</param>
    /// <param name="literals">The literals, with <see cref="LiteralsDecoder.Slack"/> bytes behind them.</param>
    /// <param name="literalCount">How many literals there are.</param>
    public SequenceTarget(Span<byte> output, int start, int written, int limit, int window, ReadOnlySpan<byte> literals, int literalCount)
    {
        _output = ref MemoryMarshal.GetReference(output);
        _literals = ref MemoryMarshal.GetReference(literals);
        _start = start;
        Written = written;
        _limit = limit;
        _wildLimit = output.Length - 2 * Step;
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
        var written = Written;
        var afterLiterals = written + literalLength;
        var end = afterLiterals + matchLength;
        if (literalLength > _literalCount - _literal || end > _limit || (uint)(offset - 1) >= (uint)Math.Min(afterLiterals - _start, _window))
            Refuse(literalLength, offset, end);
        if (end > _wildLimit)
        {
            AppendSlowly(literalLength, offset, matchLength);
            return;
        }

        ref var to = ref Unsafe.Add(ref _output, written);
        ref var from = ref Unsafe.Add(ref _literals, _literal);
        Copy16(ref from, ref to);
        if (literalLength > Step)
            CopyOn(ref from, ref to, literalLength);
        _literal += literalLength;

        to = ref Unsafe.Add(ref _output, afterLiterals);
        from = ref Unsafe.Subtract(ref to, offset);
        if (offset >= Step)
        {
            Copy16(ref from, ref to);
            if (matchLength > Step)
                CopyOn(ref from, ref to, matchLength);
        }
        else
        {
            CopyOverlapping(ref to, offset, matchLength);
        }

        Written = end;
    }

    /// <summary>Appends the literals behind the last match.</summary>
    /// <exception cref="CodecException">The block grows too long.</exception>
    public void AppendRest()
    {
        var rest = _literalCount - _literal;
        if (rest > _limit - Written)
            Refuse(rest, 1, Written + rest);
        CopyExactly(ref Unsafe.Add(ref _literals, _literal), rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy16(ref byte from, ref byte to) => Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);

    /// <summary>Copies all but the first step, which is done; the source lies at least a step before the target.</summary>
    private static void CopyOn(ref byte from, ref byte to, int length)
    {
        for (var i = Step; i < length; i += Step)
            Copy16(ref Unsafe.Add(ref from, i), ref Unsafe.Add(ref to, i));
    }

    /// <summary>Copies a run of a period below 16. After the first 16 bytes the source may lie any number of periods back: the nearest
    /// one of at least eight bytes lets the rest go in words.</summary>
    private static void CopyOverlapping(ref byte to, int offset, int length)
    {
        for (var i = 0; i < Step; i++)
            Unsafe.Add(ref to, i) = Unsafe.Subtract(ref Unsafe.Add(ref to, i), offset);
        if (length <= Step)
            return;
        var distance = offset >= 8 ? offset : (7 + offset) / offset * offset;
        for (var i = Step; i < length; i += 8)
        {
            ref var at = ref Unsafe.Add(ref to, i);
            Unsafe.WriteUnaligned(ref at, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref at, distance)));
        }
    }

    private void AppendSlowly(int literalLength, int offset, int matchLength)
    {
        CopyExactly(ref Unsafe.Add(ref _literals, _literal), literalLength);
        _literal += literalLength;
        for (var i = 0; i < matchLength; i++)
        {
            ref var to = ref Unsafe.Add(ref _output, Written + i);
            to = Unsafe.Subtract(ref to, offset);
        }

        Written += matchLength;
    }

    private void CopyExactly(ref byte from, int length)
    {
        MemoryMarshal.CreateReadOnlySpan(ref from, length).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _output, Written), length));
        Written += length;
    }

    private readonly void Refuse(int literalLength, int offset, int end)
    {
        if (literalLength > _literalCount - _literal)
            throw new CodecException($"zstd: a sequence takes {literalLength} literals, but the block has {_literalCount - _literal} left");
        if (end > _limit)
            throw new CodecException($"zstd: a block goes on beyond byte {_limit}, where the declared size or the largest block ends");
        throw new CodecException($"zstd: a match reaches {offset} bytes back, beyond the frame's beginning or its window");
    }
}
