namespace DataSynth.Datasets.Deduplication;

/// <summary>
/// The set of all runs of five characters of a text, as sorted 64-bit hashes. Characters instead of words: a question to an assistant has
/// a dozen words, of which a single changed one would spoil most runs.
/// </summary>
internal static class Shingles
{
    /// <summary>Characters of a run.</summary>
    public const int Length = 5;

    /// <summary>The set of a text in the form of <see cref="PlainText"/>; a shorter text is one run. Empty for an empty text.</summary>
    public static ulong[] Of(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return [];
        var hashes = new ulong[Math.Max(1, text.Length - Length + 1)];
        for (var i = 0; i < hashes.Length; i++)
            hashes[i] = Hash(text.Slice(i, Math.Min(Length, text.Length)));
        Array.Sort(hashes);
        var distinct = 1;
        for (var i = 1; i < hashes.Length; i++)
        {
            if (hashes[i] != hashes[distinct - 1])
                hashes[distinct++] = hashes[i];
        }

        return hashes.Length == distinct ? hashes : hashes[..distinct];
    }

    /// <summary>Jaccard index of two sets, in [0, 1]; 1 for two empty ones.</summary>
    public static double Jaccard(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        int i = 0, j = 0, common = 0;
        while (i < left.Length && j < right.Length)
        {
            var (a, b) = (left[i], right[j]);
            common += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        var all = left.Length + right.Length - common;
        return all == 0 ? 1 : (double)common / all;
    }

    private static ulong Hash(ReadOnlySpan<char> run)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var character in run)
            hash = (hash ^ character) * 0xFF51AFD7ED558CCD;
        hash ^= hash >> 32;
        hash *= 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 29);
    }
}
