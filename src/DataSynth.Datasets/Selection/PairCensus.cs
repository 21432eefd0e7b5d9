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
    private readonly List<long> _available = [];
    private readonly PairPriority _priority = new(pairs.Order, pairs.Seed, "selection");
    private readonly KeySorter _keys = new(scratchDirectory, "selection", memoryBytes);

    /// <summary>Counts a pair.</summary>
    public void Add(TrainingPair pair)
    {
        var kind = _kinds.Add(pair);
        if (kind == _available.Count)
            _available.Add(0);
        _available[kind]++;
        _keys.Add(new UInt128(_priority.Of(pair.Uuid, pair.Candidate.Verdict.Score ?? 0), (ulong)kind));
    }

    /// <summary>Decides.</summary>
    public PairSelection Complete()
    {
        var groups = new GroupTable(settings, _kinds.Kinds, _available);
        var wanted = OfQuotas(groups);
        using var choice = new PairChoice(settings, _kinds.Kinds, groups, _keys, settings.Pairs);
        choice.TakeQuotas(wanted);
        choice.TakeRest();
        var notices = new SelectionNotices(settings, pairs, _kinds.Kinds, _available);
        return new PairSelection(_kinds, _priority, choice.Taking.Last, [.. notices.Of(choice)]);
    }

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();

    /// <summary>How many pairs of each quota's group fill the quotas, were there no limit to the whole; not worked out where there is none.</summary>
    private IReadOnlyList<long> OfQuotas(GroupTable groups)
    {
        if (settings.Quotas.Count == 0 || settings.Pairs is null)
            return [];
        using var choice = new PairChoice(settings, _kinds.Kinds, groups, _keys, pairs: null);
        return choice.TakeQuotas();
    }
}
