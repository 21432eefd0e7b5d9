namespace DataSynth.Datasets.Selection;

/// <summary>
/// Takes pairs as long as no limit on their kind is reached. A limit that is reached stays so: of each kind the first ones are taken, up to
/// a priority that says all that need be known.
/// </summary>
/// <param name="kinds">The kinds by number.</param>
/// <param name="limits">The limits.</param>
internal sealed class Taking(IReadOnlyList<PairKind> kinds, IReadOnlyList<PairLimit> limits)
{
    private readonly PairLimit[][] _limitsOf = [.. kinds.Select(kind => limits.Where(limit => limit.Matches(kind)).ToArray())];
    private readonly ulong?[] _last = new ulong?[kinds.Count];

    /// <summary>Pairs taken.</summary>
    public long Count { get; private set; }

    /// <summary>Of those, pairs in which no call is right.</summary>
    public long Abstentions { get; private set; }

    /// <summary>The priority of the last pair taken of each kind, or null where none was.</summary>
    public IReadOnlyList<ulong?> Last => _last;

    /// <summary>Whether another pair of its kind may be taken.</summary>
    /// <param name="key">Priority in the upper, number of the kind in the lower 64 bits.</param>
    public bool Allows(UInt128 key) => !Array.Exists(_limitsOf[(int)(ulong)key], limit => limit.IsReached);

    /// <summary>Takes a pair that is allowed; those of a kind come in the order of their priorities.</summary>
    /// <param name="key">As for <see cref="Allows"/>.</param>
    public void Take(UInt128 key)
    {
        var kind = (int)(ulong)key;
        foreach (var limit in _limitsOf[kind])
            limit.Count();
        _last[kind] = (ulong)(key >> 64);
        Count++;
        if (kinds[kind].IsAbstention)
            Abstentions++;
    }
}
