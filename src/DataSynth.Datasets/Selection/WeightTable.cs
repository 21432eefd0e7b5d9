namespace DataSynth.Datasets.Selection;

/// <summary>Which weight a pair belongs to: the first that names it, if no quota does.</summary>
/// <param name="settings">What is wanted.</param>
internal sealed class WeightTable(SelectionSettings settings)
{
    /// <summary>What stands for the weight of kinds that a quota names.</summary>
    public const int None = -1;

    /// <summary>The weights, and behind them that of the pairs that none names.</summary>
    public IReadOnlyList<double> Weights { get; } = [.. settings.Weights.Select(static weight => weight.Weight), 1];

    /// <summary>The number of a kind's weight, or <see cref="None"/>.</summary>
    public int Of(PairKind kind)
    {
        if (settings.Quotas.Any(quota => quota.Filter.Matches(kind)))
            return None;
        var weight = 0;
        while (weight < settings.Weights.Count && !settings.Weights[weight].Filter.Matches(kind))
            weight++;
        return weight;
    }
}
