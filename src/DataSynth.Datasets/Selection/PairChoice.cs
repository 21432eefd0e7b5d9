using DataSynth.Datasets.Keys;

namespace DataSynth.Datasets.Selection;

/// <summary>
/// Takes pairs within the limits: first those of quotas, then the others by weight, with abstentions in their share of all.
/// </summary>
internal sealed class PairChoice : IDisposable
{
    private readonly SelectionSettings _settings;
    private readonly GroupTable _groups;
    private readonly IReadOnlyList<PairQueue> _queues;
    private readonly long? _pairs;

    /// <summary>Begins.</summary>
    /// <param name="settings">What is wanted.</param>
    /// <param name="kinds">The kinds by number.</param>
    /// <param name="groups">Which group each belongs to.</param>
    /// <param name="keys">Priority in the upper, number of the kind in the lower 64 bits, of every pair. Each group goes through all of
    /// them for itself.</param>
    /// <param name="pairs">Pairs in all at most, or null.</param>
    public PairChoice(SelectionSettings settings, IReadOnlyList<PairKind> kinds, GroupTable groups, KeySorter keys, long? pairs)
    {
        _settings = settings;
        _groups = groups;
        _pairs = pairs;
        Quotas = [.. settings.Quotas.Select(quota => new PairLimit(quota.Filter.Matches, quota.Pairs))];
        Taking = new Taking(kinds, [.. Quotas, .. Caps(kinds)]);
        _queues = [.. Enumerable.Range(0, groups.Count).Select(group => new PairQueue(keys.Sorted().Where(key => groups.Of((int)(ulong)key) == group), Taking))];
        Weights = [.. Enumerable.Range(0, settings.Weights.Count + 1).Select(weight => new PairGroup(
            weight < settings.Weights.Count ? settings.Weights[weight].Weight : 1,
            [.. groups.OfWeight(weight).Select(group => _queues[group])]))];
    }

    /// <summary>What is taken.</summary>
    public Taking Taking { get; }

    /// <summary>The limit of each quota.</summary>
    public IReadOnlyList<PairLimit> Quotas { get; }

    /// <summary>The group of each weight, and behind them that of pairs that none names.</summary>
    public IReadOnlyList<PairGroup> Weights { get; }

    /// <summary>Those of <see cref="Weights"/> that could give something once the quotas were filled.</summary>
    public IReadOnlyList<PairGroup> Sharing { get; private set; } = [];

    /// <summary>The side whose want of pairs was the end of the set, where a share of abstentions was wanted: true for abstentions.</summary>
    public bool? ScarceSide { get; private set; }

    /// <summary>Fills the quotas, narrow ones first: what they take counts for broader ones too.</summary>
    /// <returns>Pairs taken of each quota's group.</returns>
    public IReadOnlyList<long> TakeQuotas()
    {
        var taken = new long[_settings.Quotas.Count];
        foreach (var quota in _groups.NarrowestFirst)
        {
            for (; _queues[quota].HasNext(); taken[quota]++)
                _queues[quota].Take();
        }

        return taken;
    }

    /// <summary>Fills the quotas, in proportion where they are more than may be taken in all.</summary>
    /// <param name="wanted">Pairs of each quota's group that would fill them.</param>
    public void TakeQuotas(IReadOnlyList<long> wanted)
    {
        if (_pairs is { } most && wanted.Sum() > most)
            new Apportionment(Taking, wanted.Select((pairs, quota) => new PairGroup(pairs, _queues[quota]))).TakeByWeight(endsWithScarcest: false);
        else
            TakeQuotas();
    }

    /// <summary>Takes the pairs that no quota names.</summary>
    public void TakeRest()
    {
        var rest = new Apportionment(Taking, Weights);
        Sharing = rest.Groups;
        var endsWithScarcest = _settings.Weights.Count > 0 && _settings.Pairs is null;
        if (_settings.Abstention is not { } share)
            rest.TakeByWeight(endsWithScarcest);
        else
            ScarceSide = rest.TakeByShare(share, endsWithScarcest);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var queue in _queues)
            queue.Dispose();
    }

    private IEnumerable<PairLimit> Caps(IReadOnlyList<PairKind> kinds)
    {
        if (_pairs is { } most)
            yield return new PairLimit(static _ => true, most);
        if (_settings.PerModel is { } perModel)
        {
            foreach (var model in kinds.Select(kind => kind.Model).Distinct())
                yield return new PairLimit(kind => kind.Model == model, perModel);
        }

        if (_settings.PerErrorType is { } perType)
        {
            foreach (var type in kinds.Select(kind => kind.ErrorType).Distinct())
                yield return new PairLimit(kind => kind.ErrorType == type, perType);
        }
    }
}
