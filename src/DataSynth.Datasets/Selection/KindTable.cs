using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Selection;

/// <summary>Numbers the kinds of pairs that occur.</summary>
internal sealed class KindTable
{
    /// <summary>A record names its data set itself; beyond this many names they are one.</summary>
    private const int MaxSources = 1000;
    private const string OtherSources = "other data sets";

    private readonly Dictionary<PairKind, int> _numbers = [];
    private readonly HashSet<string> _sources = [];
    private readonly List<PairKind> _kinds = [];

    /// <summary>The kinds by number.</summary>
    public IReadOnlyList<PairKind> Kinds => _kinds;

    /// <summary>The number of a pair's kind, which is new when it is the first.</summary>
    public int Add(TrainingPair pair)
    {
        if (_sources.Count < MaxSources)
            _sources.Add(pair.Candidate.Task.Dataset);
        var kind = KindOf(pair);
        if (!_numbers.TryGetValue(kind, out var number))
        {
            number = _kinds.Count;
            _numbers.Add(kind, number);
            _kinds.Add(kind);
        }

        return number;
    }

    /// <summary>The number of a pair's kind, or −1 for one that did not occur.</summary>
    public int Find(TrainingPair pair) => _numbers.GetValueOrDefault(KindOf(pair), -1);

    private PairKind KindOf(TrainingPair pair)
    {
        var task = pair.Candidate.Task;
        return new PairKind(
            pair.Candidate.Verdict.ErrorType!.Value,
            _sources.TryGetValue(task.Dataset, out var source) ? source : OtherSources,
            pair.Candidate.Generator.Name,
            task.Expectation.Calls.Count == 0);
    }
}
