using DataSynth.Datasets.Keys;

namespace DataSynth.Datasets.Deduplication;

/// <summary>
/// Compares the texts of one bucket pair by pair, and joins those that are similar enough. Equal texts are joined without comparison. A
/// bucket with more distinct texts than can be compared with each other (a template with a million fillings) is cut by single places of
/// the signature until its parts are small; that depends on the texts alone.
/// </summary>
internal sealed class BucketVerifier(ScratchTexts texts, UnionFind clusters, double threshold, MinHash hash)
{
    /// <summary>About half a million comparisons, a fraction of a second.</summary>
    private const int MaxCompared = 1024;

    /// <summary>Joins what is similar.</summary>
    /// <param name="bucket">Numbers of texts; at least two.</param>
    public void Connect(IReadOnlyList<int> bucket)
    {
        var distinct = new Dictionary<UInt128, int>(bucket.Count);
        foreach (var number in bucket)
        {
            var key = KeyHash.Of(texts.Read(number).Text);
            if (!distinct.TryAdd(key, number))
                clusters.Join(distinct[key], number);
        }

        if (distinct.Count > 1)
            Compare([.. distinct.OrderBy(text => text.Key).Select(text => text.Value)], place: 0);
    }

    private void Compare(List<int> numbers, int place)
    {
        if (numbers.Count <= MaxCompared)
        {
            CompareAll(numbers);
            return;
        }

        if (place == MinHash.Permutations)
        {
            foreach (var part in numbers.Chunk(MaxCompared))
                CompareAll(part);
            return;
        }

        var signature = new uint[MinHash.Permutations];
        var parts = new Dictionary<uint, List<int>>();
        foreach (var number in numbers)
        {
            hash.Sign(Shingles.Of(texts.Read(number).Text), signature);
            if (!parts.TryGetValue(signature[place], out var part))
                parts.Add(signature[place], part = []);
            part.Add(number);
        }

        foreach (var part in parts.Values)
            Compare(part, place + 1);
    }

    private void CompareAll(IReadOnlyList<int> numbers)
    {
        var sets = numbers.Select(number => Shingles.Of(texts.Read(number).Text)).ToArray();
        for (var i = 0; i < sets.Length; i++)
        {
            for (var j = i + 1; j < sets.Length; j++)
            {
                if (CanReach(sets[i].Length, sets[j].Length)
                    && clusters.Find(numbers[i]) != clusters.Find(numbers[j])
                    && Shingles.Jaccard(sets[i], sets[j]) >= threshold)
                {
                    clusters.Join(numbers[i], numbers[j]);
                }
            }
        }
    }

    /// <summary>Sets of very different sizes cannot be similar.</summary>
    private bool CanReach(int left, int right) => Math.Min(left, right) >= threshold * Math.Max(left, right);
}
