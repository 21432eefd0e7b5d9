using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DataSynth.Parquet.Compression;

/// <summary>The copy of earlier output that every LZ77 format needs, where source and target may overlap.</summary>
internal static class BlockCopy
{
    /// <summary>Appends a match. The caller has checked that the offset lies within what is written and that the match fits.</summary>
    /// <param name="output">The output.</param>
    /// <param name="written">How much of it is written.</param>
    /// <param name="offset">How far back the match starts, from 1 to <paramref name="written"/>.</param>
    /// <param name="length">How many bytes to append; bytes behind them may be overwritten too, but none beyond the output.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Match(Span<byte> output, int written, int offset, int length)
    {
        if (offset >= 16 && length <= 16 && output.Length - written >= 16)
        {
            ref var target = ref Unsafe.Add(ref MemoryMarshal.GetReference(output), written);
            Vector128.LoadUnsafe(ref Unsafe.Subtract(ref target, offset)).StoreUnsafe(ref target);
            return;
        }

        MatchSlow(output, written, offset, length);
    }

    private static void MatchSlow(Span<byte> output, int written, int offset, int length)
    {
        var end = written + length;
        var from = written - offset;
        if (offset >= length)
        {
            output.Slice(from, length).CopyTo(output[written..]);
            return;
        }

        if (offset == 1)
        {
            output[written..end].Fill(output[from]);
            return;
        }

        // The period doubles with every copy, so a long run of a short period takes few of them.
        while (written < end)
        {
            var count = Math.Min(written - from, end - written);
            output.Slice(from, count).CopyTo(output[written..]);
            written += count;
        }
    }
}
