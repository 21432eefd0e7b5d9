using System.Runtime.CompilerServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>The three last offsets, which have short names (RFC 8878 §3.1.1.5).</summary>
/// <param name="First">The last.</param>
/// <param name="Second">The one before.</param>
/// <param name="Third">The one before that.</param>
internal record struct RepeatedOffsets(int First, int Second, int Third)
{
    /// <summary>What a frame begins with.</summary>
    public static RepeatedOffsets Initial => new(1, 4, 8);

    /// <summary>The value that stands for an offset, and the history after it.</summary>
    /// <param name="offset">The offset.</param>
    /// <param name="literalLength">How many literals stand in front of the match; without any, the last offset itself has no
    /// name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Encode(int offset, int literalLength)
    {
        if (literalLength > 0)
        {
            if (offset == First)
                return 1;
            if (offset == Second)
            {
                (First, Second) = (offset, First);
                return 2;
            }

            if (offset == Third)
            {
                (First, Second, Third) = (offset, First, Second);
                return 3;
            }
        }
        else if (offset == Second)
        {
            (First, Second) = (offset, First);
            return 1;
        }
        else if (offset == Third || offset == First - 1)
        {
            var value = offset == Third ? 2u : 3u;
            (First, Second, Third) = (offset, First, Second);
            return value;
        }

        (First, Second, Third) = (offset, First, Second);
        return (uint)offset + 3;
    }
}
