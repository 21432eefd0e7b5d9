using DataSynth.Datasets.Keys;

namespace DataSynth.Datasets.Selection;

/// <summary>
/// Takes pairs within the limits: first those of quotas, then the others by weight, with abstentions in their share of all.
/// </summary>
internal sealed class PairChoice
{
    /// <summary>Chooses.</summary>
    /// <param name="settings">What is wanted.</param>
    /// <param name="census">The pairs that there are.</param>
    /// <param name="keys">Priority in the upper, number of the kind in the lower 64 bits, of every pair.</param>
    public PairChoice(SelectionSettings settings, KindCensus census, KeySorter keys)
    {
        PairLimit[] caps = [.. CapsOf(settings, census)];
        Quotas = [.. settings.Quotas.Select(quota => new PairLimit($"the quota of {quota.Filter}", quota.Filter.Matches, quota.Pairs))];
        Limits = [.. Quotas, .. caps];
        Taking = new Taking(census);
        if (Quotas.Count > 0)
            TakeQuotas(census, keys);

        Weights = new WeightTable(settings);
        var program = new RestProgram(settings.Abstention, Weights, census, caps, Taking);
        Rest = new RestChoice(Weights, program, isProportional: settings.Weights.Count > 0 && settings.Pairs is null);
        Rest.Take(Taking, keys.Sorted());
    }

    /// <summary>What is taken.</summary>
    public Taking Taking { get; }

    /// <summary>The limit of each quota.</summary>
    public IReadOnlyList<PairLimit> Quotas { get; }

    /// <summary>All limits: those of quotas, and behind them the caps.</summary>
    public IReadOnlyList<PairLimit> Limits { get; }

    /// <summary>Which weight a pair belongs to.</summary>
    public WeightTable Weights { get; }

    /// <summary>What was decided about the pairs that no quota names.</summary>
    public RestChoice Rest { get; }

    private void TakeQuotas(KindCensus census, KeySorter keys)
    {
        var cells = new KindCells(census, kind => Quotas.Any(quota => quota.Matches(kind)), Limits);
        long[] most = [.. Limits.Select(static limit => limit.Most)];
        var targets = FairTargets.Of(cells, most, new double[most.Length], [.. Quotas.Select(static quota => (double)quota.Most)]);
        PairWalk.Take(
            cells, [.. targets, .. most.Skip(targets.Length)], [.. most.Select((_, limit) => limit < targets.Length)], most, Taking, keys.Sorted());
    }

    private static IEnumerable<PairLimit> CapsOf(SelectionSettings settings, KindCensus census)
    {
        if (settings.Pairs is { } all)
            yield return new PairLimit($"the limit of {all} pairs", static _ => true, all);
        if (settings.PerModel is { } perModel)
        {
            foreach (var model in census.Kinds.Select(kind => kind.Model).Distinct())
                yield return new PairLimit($"the limit of {perModel} a model", kind => kind.Model == model, perModel);
        }

        if (settings.PerErrorType is { } perType)
        {
            foreach (var type in census.Kinds.Select(kind => kind.ErrorType).Distinct())
                yield return new PairLimit($"the limit of {perType} an error type", kind => kind.ErrorType == type, perType);
        }
    }
}
