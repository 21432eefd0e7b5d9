using DataSynth.Datasets.Keys;

namespace DataSynth.Datasets.Deduplication;

/// <summary>
/// Finds clusters of texts whose five-character runs have a Jaccard index of at least a threshold, by MinHash and banding, every pair
/// verified. Texts are only compared when something else about them is equal (their answers). A cluster is what such pairs connect; it
/// does not depend on the order of the texts. Memory: 12 bytes a text, and a budget; the rest lies in scratch files. Not thread-safe,
/// but for <see cref="Prepare"/>.
/// </summary>
internal sealed class NearDuplicates : IDisposable
{
    private const int BandBits = 8;

    private readonly double _threshold;
    private readonly MinHash _hash;
    private readonly Banding _banding;
    private readonly KeySorter _buckets;
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
        _texts = new ScratchTexts(Path.Combine(scratchDirectory, "conversations.texts"));
    }

    /// <summary>Works out what is needed of a text; on any thread.</summary>
    /// <param name="id">Whose text it is.</param>
    /// <param name="text">The text in the form of <see cref="PlainText"/>.</param>
    /// <param name="kind">What must be equal too.</param>
    public NearText Prepare(string id, string text, ulong kind)
    {
        Span<uint> signature = stackalloc uint[MinHash.Permutations];
        _hash.Sign(Shingles.Of(text), signature);
        var buckets = new ulong[_banding.Bands];
        for (var band = 0; band < buckets.Length; band++)
            buckets[band] = _banding.Bucket(signature, band, kind);
        return new NearText(id, text, buckets);
    }

    /// <summary>Takes the next text.</summary>
    public void Add(NearText text)
    {
        var number = _clusters.Add();
        _texts.Add(text.Id, text.Text);
        for (var band = 0; band < text.Buckets.Length; band++)
            _buckets.Add(new UInt128(((ulong)band << (64 - BandBits)) | (text.Buckets[band] >> BandBits), (ulong)number));
    }

    /// <summary>Every text that is in a cluster with others, in the order in which they were added, with the id that stands for the
    /// cluster: the one whose hash is the smallest, whatever the order.</summary>
    public IEnumerable<(string Id, string Representative)> Clustered()
    {
        Connect();
        var together = new HashSet<int>();
        for (var number = 0; number < _clusters.Count; number++)
        {
            var root = _clusters.Find(number);
            if (root != number)
                together.Add(root);
        }

        var first = new Dictionary<int, (UInt128 Hash, string Id)>(together.Count);
        foreach (var (number, root) in Members(together))
        {
            var id = _texts.Read(number).Id;
            var hash = KeyHash.Of(id);
            if (!first.TryGetValue(root, out var known) || hash < known.Hash)
                first[root] = (hash, id);
        }

        foreach (var (number, root) in Members(together))
            yield return (_texts.Read(number).Id, first[root].Id);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _buckets.Dispose();
        _texts.Dispose();
    }

    private IEnumerable<(int Number, int Root)> Members(HashSet<int> roots)
    {
        for (var number = 0; number < _clusters.Count; number++)
        {
            var root = _clusters.Find(number);
            if (roots.Contains(root))
                yield return (number, root);
        }
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
