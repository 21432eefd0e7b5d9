using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Selection;

/// <summary>Says what was asked for and could not be met.</summary>
/// <param name="settings">What was asked for.</param>
/// <param name="pairs">How pairs were made.</param>
/// <param name="number">Pairs of some kinds, of all there are.</param>
internal sealed class SelectionNotices(SelectionSettings settings, PairSettings pairs, Func<Func<PairKind, bool>, long> number)
{
    /// <summary>The sentences.</summary>
    /// <param name="taking">What was taken.</param>
    /// <param name="quotas">The limit of each quota.</param>
    /// <param name="weighted">The group of each weight, and behind them that of pairs that none names.</param>
    /// <param name="shared">Those that could give anything.</param>
    public IEnumerable<string> Of(Taking taking, IReadOnlyList<PairLimit> quotas, IReadOnlyList<PairGroup> weighted, IReadOnlyList<PairGroup> shared)
    {
        foreach (var (quota, limit) in settings.Quotas.Zip(quotas).Where(asked => asked.Second.Taken < asked.First.Pairs))
            yield return $"Asked for {quota.Pairs} pairs of {quota.Filter}; {Found(limit.Taken, number(quota.Filter.Matches))}.";
        if (settings.Weights.Count > 0)
        {
            foreach (var notice in OfWeights(weighted, shared))
                yield return notice;
        }

        var all = number(static _ => true);
        if (settings.Abstention is { } share && Math.Abs(taking.Abstentions - share * taking.Count) > 1)
        {
            yield return $"Asked for {share:0.###} of the pairs to be abstentions; took {taking.Abstentions} of {taking.Count}, and there are "
                + $"{number(static kind => kind.IsAbstention)} of {all}.";
        }

        if (settings.Pairs is { } wanted && taking.Count < wanted)
            yield return $"Asked for {wanted} pairs; {Found(taking.Count, all)}.";
        if (taking.Count < all)
            yield return $"The selection took {taking.Count} of {all} pairs.";
    }

    private IEnumerable<string> OfWeights(IReadOnlyList<PairGroup> weighted, IReadOnlyList<PairGroup> shared)
    {
        var unit = shared.Sum(group => group.Taken) / shared.Sum(group => group.Weight);
        foreach (var (i, group) in weighted.Index().Where(group => group.Item.Weight > 0))
        {
            var asked = i < settings.Weights.Count ? settings.Weights[i].Filter.ToString() : "kinds that no weight names";
            if (!shared.Contains(group))
                yield return $"Asked for pairs of {asked} by weight; there are none that the other settings leave.";
            else if (group.Taken + 1 < Math.Round(unit * group.Weight))
                yield return $"Asked for {unit * group.Weight:0} pairs of {asked} by weight; took {group.Taken}, and others take their place.";
        }
    }

    private string Found(long taken, long available)
        => taken < available
            ? $"took {taken} of {available}, because the other settings allow no more"
            : $"there are {available} with at most {pairs.PerTask} of a task";
}
