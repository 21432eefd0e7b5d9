using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Selection;

/// <summary>Which pairs of a set are taken: of each kind those up to a priority.</summary>
public sealed class PairSelection
{
    private readonly KindTable _kinds;
    private readonly PairPriority _priority;
    private readonly IReadOnlyList<ulong?> _last;

    internal PairSelection(KindTable kinds, PairPriority priority, IReadOnlyList<ulong?> last, IReadOnlyList<string> notices)
    {
        _kinds = kinds;
        _priority = priority;
        _last = last;
        Notices = notices;
    }

    /// <summary>What was asked for and could not be met, and how many were taken; a sentence each.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>Whether a pair is taken.</summary>
    internal bool Takes(TrainingPair pair)
    {
        var kind = _kinds.Find(pair);
        return kind >= 0 && _last[kind] is { } last && _priority.Of(pair.Uuid, pair.Candidate.Verdict.Score ?? 0) <= last;
    }
}
