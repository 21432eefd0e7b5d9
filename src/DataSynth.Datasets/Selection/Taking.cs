namespace DataSynth.Datasets.Selection;

/// <summary>
/// Takes pairs in the order of their priorities as long as no limit on their kind is reached. A limit that is reached stays so: of each kind
/// the first ones are taken, up to a priority that says all that need be known.
/// </summary>
internal sealed class Taking
{
    private readonly long[] _taken;
    private readonly ulong?[] _last;
    private readonly Dictionary<PairLimit, long> _ofLimit;

    private Taking(int kinds, IReadOnlyList<PairLimit> limits)
    {
        _taken = new long[kinds];
        _last = new ulong?[kinds];
        _ofLimit = limits.ToDictionary(limit => limit, _ => 0L);
    }

    /// <summary>Pairs taken of each kind.</summary>
    public IReadOnlyList<long> Taken => _taken;

    /// <summary>The priority of the last pair taken of each kind, or null where none was.</summary>
    public IReadOnlyList<ulong?> Last => _last;

    /// <summary>Pairs that count towards a limit.</summary>
    public long Of(PairLimit limit) => _ofLimit[limit];

    /// <summary>Takes.</summary>
    /// <param name="keys">Priority in the upper, number of the kind in the lower 64 bits; ascending.</param>
    /// <param name="kinds">The kinds by number.</param>
    /// <param name="limits">The limits.</param>
    public static Taking Of(IEnumerable<UInt128> keys, IReadOnlyList<PairKind> kinds, IReadOnlyList<PairLimit> limits)
    {
        var taking = new Taking(kinds.Count, limits);
        var limitsOf = kinds.Select(kind => limits.Where(limit => limit.Matches(kind)).ToArray()).ToArray();
        var closed = new bool[kinds.Count];
        foreach (var key in keys)
        {
            var kind = (int)(ulong)key;
            if (closed[kind])
                continue;
            if (Array.Exists(limitsOf[kind], limit => taking._ofLimit[limit] >= limit.Most))
            {
                closed[kind] = true;
                continue;
            }

            foreach (var limit in limitsOf[kind])
                taking._ofLimit[limit]++;
            taking._taken[kind]++;
            taking._last[kind] = (ulong)(key >> 64);
        }

        return taking;
    }
}
