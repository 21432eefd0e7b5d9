namespace DataSynth.Datasets.Selection;

/// <summary>What is taken: of each kind the first pairs, up to a priority that says all that need be known.</summary>
/// <param name="census">The pairs that there are.</param>
internal sealed class Taking(KindCensus census)
{
    private readonly ulong?[] _last = new ulong?[census.Kinds.Count];
    private readonly long[] _pairs = new long[census.Kinds.Count];

    /// <summary>The priority of the last pair taken of each kind, or null where none was.</summary>
    public IReadOnlyList<ulong?> Last => _last;

    /// <summary>Pairs taken of each kind.</summary>
    public IReadOnlyList<long> Pairs => _pairs;

    /// <summary>Pairs taken of some kinds.</summary>
    public long Count(Func<PairKind, bool> matches) => census.Where(matches).Sum(kind => _pairs[kind]);

    /// <summary>Whether a pair was taken.</summary>
    /// <param name="key">Priority in the upper, number of the kind in the lower 64 bits.</param>
    public bool Has(UInt128 key) => _last[(int)(ulong)key] is { } last && (ulong)(key >> 64) <= last;

    /// <summary>Takes a pair; those of a kind come in the order of their priorities.</summary>
    /// <param name="key">As for <see cref="Has"/>.</param>
    public void Take(UInt128 key)
    {
        var kind = (int)(ulong)key;
        _last[kind] = (ulong)(key >> 64);
        _pairs[kind]++;
    }
}
