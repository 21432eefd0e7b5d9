using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Selection;

/// <summary>
/// Counts all pairs by kind before any is written, and decides which are taken. Sixteen bytes a pair, in scratch files beyond the budget.
/// </summary>
/// <param name="settings">What is wanted.</param>
/// <param name="pairs">Order and seed of the choice.</param>
/// <param name="scratchDirectory">Where keys go beyond the budget.</param>
/// <param name="memoryBytes">The budget.</param>
internal sealed class PairCensus(SelectionSettings settings, PairSettings pairs, string scratchDirectory, long memoryBytes) : IDisposable
{
    private readonly KindTable _kinds = new();
    private readonly PairPriority _priority = new(pairs.Order, pairs.Seed, "selection");
    private readonly KeySorter _keys = new(scratchDirectory, "selection", memoryBytes);

    /// <summary>Counts a pair.</summary>
    public void Add(TrainingPair pair)
        => _keys.Add(new UInt128(_priority.Of(pair.Uuid, pair.Candidate.Verdict.Score ?? 0), (ulong)_kinds.Add(pair)));

    /// <summary>Decides.</summary>
    public PairSelection Complete()
    {
        var limits = FixedLimits();
        var notices = new List<string>();
        AddWeights(limits, notices);
        AddAbstention(limits, notices);
        var total = new PairLimit(static _ => true, settings.Pairs ?? long.MaxValue);
        var taking = Take([.. limits, total]);
        AddNotices(taking, total, limits, notices);
        return new PairSelection(_kinds, _priority, taking.Last, notices);
    }

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();

    private Taking Take(IReadOnlyList<PairLimit> limits) => Taking.Of(_keys.Sorted(), _kinds.Kinds, limits);

    /// <summary>Quotas first, in their order, so that they can be found again.</summary>
    private List<PairLimit> FixedLimits()
    {
        List<PairLimit> limits = [.. settings.Quotas.Select(quota => new PairLimit(quota.Filter.Matches, quota.Pairs))];
        if (settings.PerModel is { } perModel)
            limits.AddRange(_kinds.Kinds.Select(kind => kind.Model).Distinct().Select(model => new PairLimit(kind => kind.Model == model, perModel)));
        if (settings.PerErrorType is { } perType)
            limits.AddRange(_kinds.Kinds.Select(kind => kind.ErrorType).Distinct().Select(type => new PairLimit(kind => kind.ErrorType == type, perType)));
        return limits;
    }

    private void AddWeights(List<PairLimit> limits, List<string> notices)
    {
        if (settings.Weights.Count == 0)
            return;
        double[] weights = [.. settings.Weights.Select(weight => weight.Weight), 1];
        var available = new long[weights.Length];
        foreach (var (kind, taken) in Take(limits).Taken.Index())
            available[GroupOf(_kinds.Kinds[kind])] += taken;
        var shares = WeightedGroups.Share(available, weights, settings.Pairs);
        foreach (var (group, share) in shares.Index())
            limits.Add(new PairLimit(kind => GroupOf(kind) == group, share));

        var unit = shares.Sum() / weights.Where((_, group) => available[group] > 0).Sum();
        foreach (var (group, weight) in settings.Weights.Index().Where(group => available[group.Index] > 0))
        {
            var wanted = (long)Math.Round(unit * weight.Weight);
            if (shares[group] + 1 < wanted)
                notices.Add($"Asked for {wanted} pairs of {weight.Filter} by weight; found {shares[group]}, and others take their place.");
        }
    }

    private int GroupOf(PairKind kind)
    {
        for (var i = 0; i < settings.Weights.Count; i++)
        {
            if (settings.Weights[i].Filter.Matches(kind))
                return i;
        }

        return settings.Weights.Count;
    }

    private void AddAbstention(List<PairLimit> limits, List<string> notices)
    {
        if (settings.Abstention is not { } share)
            return;
        var (without, with) = (0L, 0L);
        foreach (var (kind, taken) in Take(limits).Taken.Index())
        {
            if (_kinds.Kinds[kind].IsAbstention)
                without += taken;
            else
                with += taken;
        }

        if ((share > 0 && without == 0) || (share < 1 && with == 0))
        {
            notices.Add($"Asked for {share:0.###} of the pairs to be abstentions; found {without} of {without + with}, so the share cannot be met and all are taken.");
            return;
        }

        var total = Math.Min(
            settings.Pairs ?? long.MaxValue,
            Math.Min(share > 0 ? without / share : double.MaxValue, share < 1 ? with / (1 - share) : double.MaxValue));
        var abstentions = (long)Math.Round(total * share);
        limits.Add(new PairLimit(static kind => kind.IsAbstention, abstentions));
        limits.Add(new PairLimit(static kind => !kind.IsAbstention, (long)Math.Round(total - total * share)));
    }

    private void AddNotices(Taking taking, PairLimit total, List<PairLimit> limits, List<string> notices)
    {
        foreach (var (quota, limit) in settings.Quotas.Zip(limits))
        {
            if (taking.Of(limit) < quota.Pairs)
                notices.Add($"Asked for {quota.Pairs} pairs of {quota.Filter}; found {taking.Of(limit)}.");
        }

        foreach (var weight in settings.Weights.Where(weight => weight.Weight > 0 && !_kinds.Kinds.Any(weight.Filter.Matches)))
            notices.Add($"Asked for pairs of {weight.Filter} by weight; found none.");
        var taken = taking.Of(total);
        if (settings.Pairs is { } wanted && taken < wanted)
            notices.Add($"Asked for {wanted} pairs; found {taken} that the other settings allow.");
        if (taken < _keys.Count)
            notices.Add($"The selection took {taken} of {_keys.Count} pairs.");
    }
}
