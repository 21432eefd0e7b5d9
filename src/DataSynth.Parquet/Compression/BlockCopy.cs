using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DataSynth.Parquet.Compression;

/// <summary>
/// The copies that every LZ77 format is made of: literals from elsewhere, and matches from earlier output, where source and target may
/// overlap. The fast ones go in steps and may write up to <see cref="Overshoot"/> bytes too far; who calls them has checked the room.
/// </summary>
internal static class BlockCopy
{
    /// <summary>How many bytes behind the end the fast copies may overwrite (and read).</summary>
    public const int Overshoot = 16;

    private const int Step = 16;

    /// <summary>Copies literals in steps.</summary>
    /// <param name="from">The source, with <see cref="Overshoot"/> readable bytes behind it.</param>
    /// <param name="to">The target.</param>
    /// <param name="length">How many bytes; at least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Literals(ref byte from, ref byte to, int length)
    {
        Copy(ref from, ref to);
        for (var i = Step; i < length; i += Step)
            Copy(ref Unsafe.Add(ref from, i), ref Unsafe.Add(ref to, i));
    }

    /// <summary>Copies a match in steps.</summary>
    /// <param name="to">The target.</param>
    /// <param name="offset">How far back the match starts; at least 1.</param>
    /// <param name="length">How many bytes; at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Match(ref byte to, int offset, int length)
    {
        if (offset >= Step)
            Literals(ref Unsafe.Subtract(ref to, offset), ref to, length);
        else
            Overlapping(ref to, offset, length);
    }

    /// <summary>Copies a match without touching anything behind it.</summary>
    /// <param name="output">The output.</param>
    /// <param name="written">How much of it is written.</param>
    /// <param name="offset">How far back the match starts, from 1 to <paramref name="written"/>.</param>
    /// <param name="length">How many bytes; they fit.</param>
    public static void MatchExactly(Span<byte> output, int written, int offset, int length)
    {
        for (var i = written; i < written + length; i++)
            output[i] = output[i - offset];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref byte from, ref byte to) => Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);

    /// <summary>Copies a run with a period below 16. Behind its first 16 bytes the source may lie any number of periods back: the
    /// nearest that is at least eight bytes away lets the rest go in words.</summary>
    private static void Overlapping(ref byte to, int offset, int length)
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
}
