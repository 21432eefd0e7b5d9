using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Selection;

/// <summary>Says what was asked for and could not be met.</summary>
/// <param name="settings">What was asked for.</param>
/// <param name="pairs">How pairs were made.</param>
/// <param name="census">The pairs that there are.</param>
/// <param name="choice">What was taken.</param>
internal sealed class SelectionNotices(SelectionSettings settings, PairSettings pairs, KindCensus census, PairChoice choice)
{
    private readonly long _all = census.Pairs.Sum();
    private readonly long _taken = choice.Taking.Pairs.Sum();

    /// <summary>The sentences.</summary>
    public IEnumerable<string> All()
    {
        foreach (var quota in settings.Quotas.Where(quota => choice.Taking.Count(quota.Filter.Matches) < quota.Pairs))
            yield return $"Asked for {quota.Pairs} pairs of {quota.Filter}; {Found(quota.Filter.Matches)}.";
        if (settings.Weights.Count > 0)
        {
            foreach (var notice in OfWeights())
                yield return notice;
        }

        if (settings.Abstention is { } share && OfAbstention(share) is { } sentence)
            yield return sentence;
        if (settings.Pairs is { } wanted && _taken < wanted)
            yield return $"Asked for {wanted} pairs; {Found(static _ => true)}.";
        if (_taken < _all)
            yield return $"The selection took {_taken} of {_all} pairs.";
    }

    private string? OfAbstention(double share)
    {
        var abstentions = choice.Taking.Count(static kind => kind.IsAbstention);
        var asked = $"Asked for {share:0.###} of the pairs to be abstentions";
        if (choice.Rest.ScarceSide is { } isAbstention)
        {
            var scarce = isAbstention ? "abstentions" : "pairs with a right call";
            return $"{asked}; {(isAbstention ? abstentions : _taken - abstentions)} of {census.Count(kind => kind.IsAbstention == isAbstention)} {scarce} could be taken, which ends the set at {_taken} pairs.";
        }

        return Math.Abs(abstentions - share * _taken) > 1
            ? $"{asked}; took {abstentions} of {_taken}, because of all {_all} pairs {census.Count(static kind => kind.IsAbstention)} are abstentions, and the other settings hold."
            : null;
    }

    private IEnumerable<string> OfWeights()
    {
        long[] taken = [.. choice.Weights.Weights.Select((_, weight) => choice.Taking.Count(kind => choice.Weights.Of(kind) == weight))];
        int[] sharing = [.. Enumerable.Range(0, taken.Length).Where(weight => choice.Rest.Pairs[weight] > 0)];
        var unit = taken.Sum() / sharing.Sum(weight => choice.Weights.Weights[weight]);
        foreach (var (weight, size) in choice.Weights.Weights.Index().Where(static weight => weight.Item > 0))
        {
            var isNamed = weight < settings.Weights.Count;
            var asked = isNamed ? settings.Weights[weight].Filter.ToString() : "kinds that no weight names";
            if (!sharing.Contains(weight))
            {
                // Nobody asked for pairs that no weight names.
                if (isNamed)
                    yield return $"Asked for pairs of {asked} by weight; {WhyNone(weight)}.";
            }
            else if (weight == choice.Rest.ScarceWeight)
            {
                yield return $"The weights end the set at {_taken} pairs{WhyEnded(weight, asked)}; to take more, ask for a number of pairs.";
            }
            else if (taken[weight] + 1 < Math.Round(unit * size))
            {
                yield return $"Asked for {unit * size:0} pairs of {asked} by weight; took {taken[weight]}, and others take their place.";
            }
        }
    }

    private string WhyNone(int weight)
    {
        var filter = settings.Weights[weight].Filter;
        int[] named = [.. census.Where(filter.Matches)];
        if (named.Length == 0)
            return "there are none";
        return Array.Exists(named, kind => choice.Weights.Of(census.Kinds[kind]) == weight)
            ? "there are none that the other settings leave"
            : $"each of the {census.Count(filter.Matches)} belongs to a quota or to a weight above it";
    }

    private string WhyEnded(int weight, string asked)
    {
        bool Matches(PairKind kind) => choice.Weights.Of(kind) == weight;
        var (found, taken) = (census.Count(Matches), choice.Taking.Count(Matches));
        return taken >= found ? $", where there are no more of {asked}" : $": of {asked} it {Took(Matches)}";
    }

    private string Found(Func<PairKind, bool> matches)
        => census.Count(matches) is var found && choice.Taking.Count(matches) >= found ? $"there are {found} with at most {pairs.PerTask} of a task" : Took(matches);

    /// <summary>How many were taken of more, and what kept the others out: a limit that is reached, or else what was asked for of the whole.</summary>
    private string Took(Func<PairKind, bool> matches)
    {
        int[] left = [.. census.Where(matches).Where(kind => choice.Taking.Pairs[kind] < census.Pairs[kind])];
        string[] reached = [.. choice.Limits
            .Where(limit => choice.Taking.Count(limit.Matches) >= limit.Most && Array.Exists(left, kind => limit.Matches(census.Kinds[kind])))
            .Select(static limit => limit.Name)
            .Distinct()];
        var reason = reached.Length > 0 ? string.Join(", ", reached)
            : !Array.Exists(left, kind => choice.Weights.Of(census.Kinds[kind]) != WeightTable.None) ? "the other quotas"
            : settings.Abstention is not null ? "the share of abstentions"
            : "the weights";
        return $"took {choice.Taking.Count(matches)} of {census.Count(matches)} because of {reason}";
    }
}
