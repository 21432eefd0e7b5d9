namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Counts of byte values.</summary>
internal static class Histogram
{
    /// <summary>Counts how often each byte occurs.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="counts">256 places; overwritten.</param>
    public static void Count(ReadOnlySpan<byte> bytes, Span<int> counts)
    {
        // Equal neighbours would wait for each other in one table.
        Span<int> second = stackalloc int[256];
        second.Clear();
        counts.Clear();
        var i = 0;
        for (; i < bytes.Length - 1; i += 2)
        {
            counts[bytes[i]]++;
            second[bytes[i + 1]]++;
        }

        if (i < bytes.Length)
            counts[bytes[i]]++;
        for (var value = 0; value < 256; value++)
            counts[value] += second[value];
    }

    /// <summary>The largest count.</summary>
    /// <param name="counts">The counts.</param>
    public static int Max(ReadOnlySpan<int> counts)
    {
        var most = 0;
        foreach (var count in counts)
            most = Math.Max(most, count);
        return most;
    }
}
