namespace DataSynth.Datasets.Decontamination;

/// <summary>The runs of eight words of a text: long enough that two texts do not share one by chance (the length of the GPT-3 and PaLM
/// papers' contamination checks is of the same order).</summary>
internal static class WordRuns
{
    /// <summary>Words of a run.</summary>
    public const int Words = 8;

    /// <summary>The runs of a text in the form of <c>PlainText</c>, as distinct hashes; none for a text of fewer words.</summary>
    public static HashSet<ulong> Of(string plain)
    {
        var runs = new HashSet<ulong>();
        var hashes = new List<ulong>();
        foreach (var range in plain.AsSpan().SplitAny(' ', '\n'))
        {
            var word = plain.AsSpan()[range];
            if (!word.IsEmpty)
                hashes.Add(Hash(word));
        }

        for (var i = 0; i + Words <= hashes.Count; i++)
        {
            var run = 0UL;
            for (var word = i; word < i + Words; word++)
                run = (run ^ hashes[word]) * 0x9E3779B97F4A7C15 ^ (run >> 31);
            runs.Add(run);
        }

        return runs;
    }

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var character in word)
            hash = (hash ^ character) * 0x100000001B3;
        hash ^= hash >> 32;
        return hash * 0xC4CEB9FE1A85EC53;
    }
}
