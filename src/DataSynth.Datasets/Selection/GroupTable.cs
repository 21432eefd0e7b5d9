namespace DataSynth.Datasets.Selection;

/// <summary>
/// Numbers the groups of a selection: the quotas, then the weights, then the pairs that none of them names. A pair belongs to the first
/// that matches. Where a share of abstentions is wanted, every group of weights is two: pairs with a right call, and abstentions.
/// </summary>
/// <param name="settings">What is wanted.</param>
internal sealed class GroupTable(SelectionSettings settings)
{
    private readonly int _sides = settings.Abstention is null ? 1 : 2;

    /// <summary>Groups in all.</summary>
    public int Count => settings.Quotas.Count + _sides * (settings.Weights.Count + 1);

    /// <summary>The number of a kind's group.</summary>
    public int Of(PairKind kind)
    {
        for (var quota = 0; quota < settings.Quotas.Count; quota++)
        {
            if (settings.Quotas[quota].Filter.Matches(kind))
                return quota;
        }

        var weight = 0;
        while (weight < settings.Weights.Count && !settings.Weights[weight].Filter.Matches(kind))
            weight++;
        return OfWeight(weight).First() + (_sides > 1 && kind.IsAbstention ? 1 : 0);
    }

    /// <summary>The numbers of a weight's groups; the weight behind the last is that of pairs that none names.</summary>
    public IEnumerable<int> OfWeight(int weight) => Enumerable.Range(settings.Quotas.Count + _sides * weight, _sides);
}
