using System.Numerics;
using System.Runtime.CompilerServices;

namespace DataSynth.Parquet.Compression;

/// <summary>The comparison that every match finder is made of.</summary>
internal static class BlockCompare
{
    /// <summary>How many bytes two places have in common.</summary>
    /// <param name="bytes">The input.</param>
    /// <param name="earlier">The earlier place.</param>
    /// <param name="position">The later place.</param>
    /// <param name="end">Where the later place's bytes end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CommonLength(ref byte bytes, int earlier, int position, int end)
    {
        var start = position;
        while (position <= end - 8)
        {
            var difference = Read64(ref bytes, earlier) ^ Read64(ref bytes, position);
            if (difference != 0)
            {
                var equalBits = BitConverter.IsLittleEndian
                    ? BitOperations.TrailingZeroCount(difference)
                    : BitOperations.LeadingZeroCount(difference);
                return position - start + (equalBits >> 3);
            }

            position += 8;
            earlier += 8;
        }

        while (position < end && Unsafe.Add(ref bytes, earlier) == Unsafe.Add(ref bytes, position))
        {
            position++;
            earlier++;
        }

        return position - start;
    }

    private static ulong Read64(ref byte bytes, int position) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, position));
}
