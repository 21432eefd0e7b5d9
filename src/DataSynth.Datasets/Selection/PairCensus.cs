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
        var census = new KindCensus(_kinds.Kinds, _available);
        var choice = new PairChoice(settings, census, _keys);
        return new PairSelection(_kinds, _priority, choice.Taking.Last, [.. new SelectionNotices(settings, pairs, census, choice).All()]);
    }

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();
}
