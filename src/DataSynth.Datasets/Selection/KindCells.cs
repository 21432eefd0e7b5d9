namespace DataSynth.Datasets.Selection;

/// <summary>
/// Kinds of pairs, together where the same limits hold for them, and whether numbers of pairs can be taken of them so that there are as many
/// as are needed and no limit is exceeded.
/// </summary>
internal sealed class KindCells
{
    private readonly int[] _cellOf;
    private readonly List<int[]> _limitsOf = [];
    private readonly int[][] _cellsOf;

    /// <summary>Puts kinds together.</summary>
    /// <param name="census">The pairs that there are.</param>
    /// <param name="takes">Which kinds may be taken at all.</param>
    /// <param name="limits">The limits.</param>
    public KindCells(KindCensus census, Func<PairKind, bool> takes, IReadOnlyList<PairLimit> limits)
    {
        Limits = limits;
        _cellOf = new int[census.Kinds.Count];
        var pairs = new List<long>();
        var cells = new Dictionary<string, int>();
        for (var kind = 0; kind < _cellOf.Length; kind++)
        {
            _cellOf[kind] = -1;
            if (!takes(census.Kinds[kind]))
                continue;
            int[] holding = [.. Enumerable.Range(0, limits.Count).Where(limit => limits[limit].Matches(census.Kinds[kind]))];
            var key = string.Join(',', holding);
            if (!cells.TryGetValue(key, out var cell))
            {
                cells.Add(key, cell = _limitsOf.Count);
                _limitsOf.Add(holding);
                pairs.Add(0);
            }

            _cellOf[kind] = cell;
            pairs[cell] += census.Pairs[kind];
        }

        Pairs = [.. pairs];
        _cellsOf = [.. Enumerable.Range(0, limits.Count).Select(limit => Enumerable.Range(0, _limitsOf.Count).Where(cell => _limitsOf[cell].Contains(limit)).ToArray())];
    }

    /// <summary>The limits.</summary>
    public IReadOnlyList<PairLimit> Limits { get; }

    /// <summary>Pairs of each cell.</summary>
    public IReadOnlyList<long> Pairs { get; }

    /// <summary>Pairs of a limit's kinds.</summary>
    /// <param name="limit">The number of the limit.</param>
    public long PairsOf(int limit) => _cellsOf[limit].Sum(cell => Pairs[cell]);

    /// <summary>Whether there are pairs that count for all of some limits.</summary>
    /// <param name="limits">The numbers of the limits.</param>
    public bool Has(params IEnumerable<int> limits) => Enumerable.Range(0, Pairs.Count).Any(cell => Pairs[cell] > 0 && limits.All(_limitsOf[cell].Contains));

    /// <summary>The cell of a kind, or −1 where it may not be taken.</summary>
    /// <param name="kind">The number of the kind.</param>
    public int Of(int kind) => _cellOf[kind];

    /// <summary>The numbers of the limits that hold for a cell.</summary>
    public IReadOnlyList<int> LimitsOf(int cell) => _limitsOf[cell];

    /// <summary>Whether every limit can have the pairs that are needed of its kinds.</summary>
    /// <param name="pairs">Pairs of each cell that there are.</param>
    /// <param name="needed">Pairs needed of each limit's kinds; may be fractions.</param>
    /// <param name="room">Pairs that each limit allows.</param>
    public bool CanFill(IEnumerable<long> pairs, double[] needed, IEnumerable<long> room)
        => RangeProgram.IsFeasible(_cellsOf, [.. pairs.Select(static count => (double)count)], needed, [.. room.Select(static count => (double)count)]);
}
