using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Selection;

/// <summary>Says what was asked for and could not be met.</summary>
/// <param name="settings">What was asked for.</param>
/// <param name="pairs">How pairs were made.</param>
/// <param name="kinds">The kinds by number.</param>
/// <param name="available">Pairs of each kind.</param>
internal sealed class SelectionNotices(SelectionSettings settings, PairSettings pairs, IReadOnlyList<PairKind> kinds, IReadOnlyList<long> available)
{
    /// <summary>The sentences.</summary>
    /// <param name="choice">What was taken.</param>
    public IEnumerable<string> Of(PairChoice choice)
    {
        foreach (var (quota, limit) in settings.Quotas.Zip(choice.Quotas).Where(asked => asked.Second.Taken < asked.First.Pairs))
            yield return $"Asked for {quota.Pairs} pairs of {quota.Filter}; {Found(limit.Taken, Number(quota.Filter.Matches))}.";
        if (settings.Weights.Count > 0)
        {
            foreach (var notice in OfWeights(choice))
                yield return notice;
        }

        var taken = choice.Taking.Count;
        var all = Number(static _ => true);
        if (settings.Abstention is { } share && OfAbstention(share, choice) is { } sentence)
            yield return sentence;
        if (settings.Pairs is { } wanted && taken < wanted)
            yield return $"Asked for {wanted} pairs; {Found(taken, all)}.";
        if (taken < all)
            yield return $"The selection took {taken} of {all} pairs.";
    }

    private string? OfAbstention(double share, PairChoice choice)
    {
        var (taken, abstentions) = (choice.Taking.Count, choice.Taking.Abstentions);
        var asked = $"Asked for {share:0.###} of the pairs to be abstentions";
        if (choice.ScarceSide is { } isAbstention)
        {
            var scarce = isAbstention ? "abstentions" : "pairs with a right call";
            return $"{asked}; {(isAbstention ? abstentions : taken - abstentions)} of {Number(kind => kind.IsAbstention == isAbstention)} {scarce} could be taken, which ends the set at {taken} pairs.";
        }

        return Math.Abs(abstentions - share * taken) > 1
            ? $"{asked}; took {abstentions} of {taken}, because of all {Number(static _ => true)} pairs {Number(static kind => kind.IsAbstention)} are abstentions, and the other settings hold."
            : null;
    }

    private IEnumerable<string> OfWeights(PairChoice choice)
    {
        var unit = choice.Sharing.Sum(group => group.Taken) / choice.Sharing.Sum(group => group.Weight);
        foreach (var (i, group) in choice.Weights.Index().Where(group => group.Item.Weight > 0))
        {
            var isNamed = i < settings.Weights.Count;
            var asked = isNamed ? settings.Weights[i].Filter.ToString() : "kinds that no weight names";
            if (!choice.Sharing.Contains(group))
            {
                // Nobody asked for pairs that no weight names.
                if (isNamed)
                    yield return $"Asked for pairs of {asked} by weight; there are none that the other settings leave.";
            }
            else if (group.Taken + 1 < Math.Round(unit * group.Weight))
            {
                yield return $"Asked for {unit * group.Weight:0} pairs of {asked} by weight; took {group.Taken}, and others take their place.";
            }
        }
    }

    private long Number(Func<PairKind, bool> matches) => kinds.Zip(available).Where(kind => matches(kind.First)).Sum(kind => kind.Second);

    private string Found(long taken, long found)
        => taken < found
            ? $"took {taken} of {found} within the other settings"
            : $"there are {found} with at most {pairs.PerTask} of a task";
}
