namespace DataSynth.Datasets.Selection;

/// <summary>The pairs that there are.</summary>
/// <param name="Kinds">The kinds by number.</param>
/// <param name="Pairs">Pairs of each.</param>
internal sealed record KindCensus(IReadOnlyList<PairKind> Kinds, IReadOnlyList<long> Pairs)
{
    /// <summary>The numbers of some kinds.</summary>
    public IEnumerable<int> Where(Func<PairKind, bool> matches) => Enumerable.Range(0, Kinds.Count).Where(kind => matches(Kinds[kind]));

    /// <summary>Pairs of some kinds.</summary>
    public long Count(Func<PairKind, bool> matches) => Where(matches).Sum(kind => Pairs[kind]);
}
