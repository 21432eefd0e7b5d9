namespace DataSynth.Parquet.Compression;

/// <summary>Growth of a buffer whose final size is only a claim.</summary>
internal static class GrowingBuffer
{
    /// <summary>The first step in bytes: small enough to be no harm, large enough for most pages.</summary>
    public const int FirstStep = 1 << 20;

    /// <summary>Makes a buffer hold at least a number of bytes; grows at least twofold, but not beyond the limit.</summary>
    /// <param name="buffer">The buffer, replaced where it is too short.</param>
    /// <param name="kept">How many of its first bytes must survive.</param>
    /// <param name="needed">The bytes that there must be room for, at most <paramref name="limit"/>.</param>
    /// <param name="limit">The most bytes that will ever be needed.</param>
    public static void Ensure(ref byte[] buffer, int kept, int needed, int limit)
    {
        if (buffer.Length >= needed)
            return;
        var length = (int)Math.Min(limit, Math.Max(needed, Math.Max(FirstStep, 2L * buffer.Length)));
        var longer = GC.AllocateUninitializedArray<byte>(length);
        buffer.AsSpan(0, kept).CopyTo(longer);
        buffer = longer;
    }
}
