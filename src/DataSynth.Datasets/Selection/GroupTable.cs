namespace DataSynth.Datasets.Selection;

/// <summary>
/// Numbers the groups of a selection: the quotas, then the weights, then the pairs that none of them names. A pair belongs to the quota
/// that names the fewest pairs, so that a narrow quota is filled before a broad one takes its pairs, or else to the first weight that
/// names it. Where a share of abstentions is wanted, every group of weights is two: pairs with a right call, and abstentions.
/// </summary>
internal sealed class GroupTable
{
    private readonly SelectionSettings _settings;
    private readonly int _sides;
    private readonly int[] _groupOf;

    /// <summary>Numbers the groups.</summary>
    /// <param name="settings">What is wanted.</param>
    /// <param name="kinds">The kinds by number.</param>
    /// <param name="available">Pairs of each kind.</param>
    public GroupTable(SelectionSettings settings, IReadOnlyList<PairKind> kinds, IReadOnlyList<long> available)
    {
        _settings = settings;
        _sides = settings.Abstention is null ? 1 : 2;
        NarrowestFirst = [.. Enumerable.Range(0, settings.Quotas.Count)
            .OrderBy(quota => kinds.Zip(available).Where(kind => settings.Quotas[quota].Filter.Matches(kind.First)).Sum(kind => kind.Second))];
        _groupOf = [.. kinds.Select(Find)];
    }

    /// <summary>Groups in all.</summary>
    public int Count => _settings.Quotas.Count + _sides * (_settings.Weights.Count + 1);

    /// <summary>The numbers of the quotas by the pairs that there are of them; each is the number of its group.</summary>
    public IReadOnlyList<int> NarrowestFirst { get; }

    /// <summary>The number of a kind's group.</summary>
    /// <param name="kind">The number of the kind.</param>
    public int Of(int kind) => _groupOf[kind];

    /// <summary>The numbers of a weight's groups; the weight behind the last is that of pairs that none names.</summary>
    public IEnumerable<int> OfWeight(int weight) => Enumerable.Range(_settings.Quotas.Count + _sides * weight, _sides);

    private int Find(PairKind kind)
    {
        foreach (var quota in NarrowestFirst)
        {
            if (_settings.Quotas[quota].Filter.Matches(kind))
                return quota;
        }

        var weight = 0;
        while (weight < _settings.Weights.Count && !_settings.Weights[weight].Filter.Matches(kind))
            weight++;
        return OfWeight(weight).First() + (_sides > 1 && kind.IsAbstention ? 1 : 0);
    }
}
