using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Selection;

/// <summary>
/// Counts all pairs by kind before any is written, and decides which are taken. Sixteen bytes a pair, in scratch files beyond the budget.
/// </summary>
/// <remarks>Limits hold always. Within them the pairs of quotas are taken first, then the others by weight; a share of abstentions counts
/// both.</remarks>
internal sealed class PairCensus : IDisposable
{
    private readonly SelectionSettings _settings;
    private readonly PairSettings _pairs;
    private readonly KindTable _kinds = new();
    private readonly List<int> _groupOf = [];
    private readonly List<long> _countOf = [];
    private readonly GroupTable _table;
    private readonly PairPriority _priority;
    private readonly KeySorter[] _groups;

    /// <summary>Begins.</summary>
    /// <param name="settings">What is wanted.</param>
    /// <param name="pairs">Order and seed of the choice.</param>
    /// <param name="scratchDirectory">Where keys go beyond the budget.</param>
    /// <param name="memoryBytes">The budget.</param>
    public PairCensus(SelectionSettings settings, PairSettings pairs, string scratchDirectory, long memoryBytes)
    {
        _settings = settings;
        _pairs = pairs;
        _priority = new PairPriority(pairs.Order, pairs.Seed, "selection");
        _table = new GroupTable(settings);
        _groups = [.. Enumerable.Range(0, _table.Count).Select(group => new KeySorter(scratchDirectory, $"selection-{group}", memoryBytes / _table.Count))];
    }

    /// <summary>Counts a pair.</summary>
    public void Add(TrainingPair pair)
    {
        var kind = _kinds.Add(pair);
        if (kind == _groupOf.Count)
        {
            _groupOf.Add(_table.Of(_kinds.Kinds[kind]));
            _countOf.Add(0);
        }

        _countOf[kind]++;
        _groups[_groupOf[kind]].Add(new UInt128(_priority.Of(pair.Uuid, pair.Candidate.Verdict.Score ?? 0), (ulong)kind));
    }

    /// <summary>Decides.</summary>
    public PairSelection Complete()
    {
        var quotas = _settings.Quotas.Select(quota => new PairLimit(quota.Filter.Matches, quota.Pairs)).ToList();
        var taking = new Taking(_kinds.Kinds, [.. quotas, .. Caps()]);
        var queues = _groups.Select(group => new PairQueue(group.Sorted(), taking)).ToList();
        try
        {
            new Apportionment(taking, [.. _settings.Quotas.Select((quota, i) => new PairGroup(quota.Pairs, queues[i]))]).TakeByWeight(endsWithScarcest: false);
            List<PairGroup> weighted = [.. Enumerable.Range(0, _settings.Weights.Count + 1).Select(Weighted)];
            var rest = new Apportionment(taking, weighted);
            TakeRest(rest);
            var notices = new SelectionNotices(_settings, _pairs, Number);
            return new PairSelection(_kinds, _priority, taking.Last, [.. notices.Of(taking, quotas, weighted, rest.Groups)]);
        }
        finally
        {
            queues.ForEach(queue => queue.Dispose());
        }

        PairGroup Weighted(int weight)
            => new(weight < _settings.Weights.Count ? _settings.Weights[weight].Weight : 1, [.. _table.OfWeight(weight).Select(group => queues[group])]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var group in _groups)
            group.Dispose();
    }

    private void TakeRest(Apportionment rest)
    {
        var endsWithScarcest = _settings.Weights.Count > 0 && _settings.Pairs is null;
        if (_settings.Abstention is not { } share)
            rest.TakeByWeight(endsWithScarcest);
        else
            rest.TakeByShare(Attainable(share), endsWithScarcest);
    }

    /// <summary>Where one side has no pair at all, a share of both would take nothing: the other side is taken, and it is said.</summary>
    private double Attainable(double share)
    {
        if (share is 0 or 1)
            return share;
        var abstentions = Number(static kind => kind.IsAbstention);
        return abstentions == 0 ? 0 : abstentions == Number(static _ => true) ? 1 : share;
    }

    /// <summary>Pairs that match, of all there are.</summary>
    private long Number(Func<PairKind, bool> matches) => _kinds.Kinds.Zip(_countOf).Where(kind => matches(kind.First)).Sum(kind => kind.Second);

    private IEnumerable<PairLimit> Caps()
    {
        if (_settings.Pairs is { } pairs)
            yield return new PairLimit(static _ => true, pairs);
        if (_settings.PerModel is { } perModel)
        {
            foreach (var model in _kinds.Kinds.Select(kind => kind.Model).Distinct())
                yield return new PairLimit(kind => kind.Model == model, perModel);
        }

        if (_settings.PerErrorType is { } perType)
        {
            foreach (var type in _kinds.Kinds.Select(kind => kind.ErrorType).Distinct())
                yield return new PairLimit(kind => kind.ErrorType == type, perType);
        }
    }
}
