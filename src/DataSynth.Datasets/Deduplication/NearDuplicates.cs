using DataSynth.Datasets.Keys;

namespace DataSynth.Datasets.Deduplication;

/// <summary>
/// Finds clusters of texts whose five-character runs have a Jaccard index of at least a threshold, by MinHash and banding, every pair
/// verified. Texts are only compared when something else about them is equal (their answers). A cluster is what such pairs connect; a side
/// is what clusters and equal conversations connect. Neither depends on the order of the texts. Memory: 16 bytes a text, and a budget; the
/// rest lies in scratch files. Not thread-safe, but for <see cref="Prepare"/>.
/// </summary>
internal sealed class NearDuplicates : IDisposable
{
    private const int BandBits = 8;

    private readonly double _threshold;
    private readonly MinHash _hash;
    private readonly Banding _banding;
    private readonly KeySorter _buckets;
    private readonly KeySorter _conversations;
    private readonly ScratchTexts _texts;
    private readonly UnionFind _clusters = new();

    /// <summary>Begins.</summary>
    /// <param name="threshold">Jaccard index in (0, 1].</param>
    /// <param name="seed">Of the permutations.</param>
    /// <param name="scratchDirectory">Where texts, and keys beyond the budget, lie.</param>
    /// <param name="memoryBytes">The budget for keys.</param>
    public NearDuplicates(double threshold, long seed, string scratchDirectory, long memoryBytes)
    {
        _threshold = threshold;
        _hash = new MinHash(seed);
        _banding = Banding.For(threshold);
        _buckets = new KeySorter(scratchDirectory, "bands", memoryBytes);
        _conversations = new KeySorter(scratchDirectory, "conversations", memoryBytes / 8);
        _texts = new ScratchTexts(Path.Combine(scratchDirectory, "conversations.texts"));
    }

    /// <summary>Works out what is needed of a text; on any thread.</summary>
    /// <param name="id">Whose text it is.</param>
    /// <param name="text">The text in the form of <see cref="PlainText"/>.</param>
    /// <param name="kind">What must be equal too.</param>
    /// <param name="conversation">Equal for texts that must be on one side of a split, whatever their kinds.</param>
    public NearText Prepare(string id, string text, ulong kind, ulong conversation)
    {
        // What says nothing is like nothing.
        if (text.Length == 0)
            return new NearText(id, text, [], conversation);
        Span<uint> signature = stackalloc uint[MinHash.Permutations];
        _hash.Sign(Shingles.Of(text), signature);
        var buckets = new ulong[_banding.Bands];
        for (var band = 0; band < buckets.Length; band++)
            buckets[band] = _banding.Bucket(signature, band, kind);
        return new NearText(id, text, buckets, conversation);
    }

    /// <summary>Takes the next text.</summary>
    public void Add(NearText text)
    {
        var number = _clusters.Add();
        _texts.Add(text.Id, text.Text);
        _conversations.Add(new UInt128(text.Conversation, (ulong)number));
        for (var band = 0; band < text.Buckets.Length; band++)
            _buckets.Add(new UInt128(((ulong)band << (64 - BandBits)) | (text.Buckets[band] >> BandBits), (ulong)number));
    }

    /// <summary>Every text that shares its side with others, in the order in which they were added. What stands for a cluster or a side is
    /// the id in it whose hash is the smallest, whatever the order.</summary>
    public IEnumerable<ClusteredText> Clustered()
    {
        Connect();
        var sides = Sides();
        var ofCluster = new Dictionary<int, (UInt128 Hash, string Id)>();
        var ofSide = new Dictionary<int, (UInt128 Hash, string Id)>();
        foreach (var number in Shared(sides))
        {
            var id = _texts.Read(number).Id;
            var hash = KeyHash.Of(id);
            KeepSmaller(ofCluster, _clusters.Find(number), hash, id);
            KeepSmaller(ofSide, sides.Find(number), hash, id);
        }

        foreach (var number in Shared(sides))
            yield return new ClusteredText(_texts.Read(number).Id, ofCluster[_clusters.Find(number)].Id, ofSide[sides.Find(number)].Id);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _buckets.Dispose();
        _conversations.Dispose();
        _texts.Dispose();
    }

    private static void KeepSmaller(Dictionary<int, (UInt128 Hash, string Id)> first, int root, UInt128 hash, string id)
    {
        if (!first.TryGetValue(root, out var known) || hash < known.Hash)
            first[root] = (hash, id);
    }

    /// <summary>The numbers that are not alone.</summary>
    private static IEnumerable<int> Shared(UnionFind sets)
    {
        var roots = new HashSet<int>();
        for (var number = 0; number < sets.Count; number++)
        {
            var root = sets.Find(number);
            if (root != number)
                roots.Add(root);
        }

        for (var number = 0; number < sets.Count; number++)
        {
            if (roots.Contains(sets.Find(number)))
                yield return number;
        }
    }

    private UnionFind Sides()
    {
        var sides = new UnionFind();
        for (var number = 0; number < _clusters.Count; number++)
            sides.Join(sides.Add(), _clusters.Find(number));
        var last = default(UInt128?);
        foreach (var text in _conversations.Sorted())
        {
            if (last is { } before && before >> 64 == text >> 64)
                sides.Join((int)(ulong)before, (int)(ulong)text);
            last = text;
        }

        return sides;
    }

    private void Connect()
    {
        var bucket = new List<int>();
        var current = 0UL;
        foreach (var key in _buckets.Sorted())
        {
            var next = (ulong)(key >> 64);
            if (next != current)
            {
                ConnectBucket(bucket);
                bucket.Clear();
                current = next;
            }

            bucket.Add((int)(ulong)key);
        }

        ConnectBucket(bucket);
    }

    private void ConnectBucket(List<int> bucket)
    {
        if (bucket.Count < 2 || AreConnected(bucket))
            return;
        new BucketVerifier(_texts, _clusters, _threshold, _hash).Connect(bucket);
    }

    private bool AreConnected(List<int> bucket)
    {
        var root = _clusters.Find(bucket[0]);
        return bucket.TrueForAll(number => _clusters.Find(number) == root);
    }
}
