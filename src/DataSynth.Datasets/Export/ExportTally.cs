using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Pairs;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Export;

/// <summary>Counts candidates and pairs as they pass by.</summary>
internal sealed class ExportTally
{
    /// <summary>Stands for the licence of tasks that have none.</summary>
    public const string NotStated = "not stated";

    private const int MaxReasons = 32;
    private const string OtherReasons = "other reasons";

    /// <summary>A record names its data set itself; beyond this many names a file of a million would fill memory and card.</summary>
    private const int MaxDatasets = 1000;
    private const string OtherDatasets = "other data sets";

    private static readonly Comparer<(string Dataset, string License)> OrdinalPairs = Comparer<(string Dataset, string License)>.Create(
        static (left, right) => string.CompareOrdinal(left.Dataset, right.Dataset) is var order and not 0
            ? order
            : string.CompareOrdinal(left.License, right.License));

    private readonly Dictionary<(string Dataset, string Model, string Outcome), long> _candidates = [];
    private readonly Dictionary<(string Dataset, string Model, string Outcome), long> _pairs = [];
    private readonly Dictionary<string, long> _unlabelled = [];
    private readonly HashSet<string> _datasets = [];
    private readonly SortedSet<(string Dataset, string License)> _licenses = new(OrdinalPairs);
    private readonly HashSet<GeneratorIdentity> _generators = [];
    private bool _rowsAreTasks;

    /// <summary>Candidates labelled correct.</summary>
    public long Correct { get; private set; }

    /// <summary>Candidates labelled incorrect.</summary>
    public long Incorrect { get; private set; }

    /// <summary>Candidates of which nothing can be said.</summary>
    public long Unlabelled { get; private set; }

    /// <summary>Lengths of the rows.</summary>
    public LengthStatistics Lengths { get; } = new();

    /// <summary>Data sets and the licences of their tasks, in ordinal order; <c>not stated</c> where a task has none.</summary>
    public IReadOnlyCollection<(string Dataset, string License)> Licenses => _licenses;

    /// <summary>Generators in ordinal order of their names; one whose weights changed between runs is there with each digest.</summary>
    public IEnumerable<GeneratorIdentity> Generators => _generators
        .OrderBy(generator => generator.Name, StringComparer.Ordinal)
        .ThenBy(generator => generator.Digest, StringComparer.Ordinal)
        .ThenBy(generator => generator.License, StringComparer.Ordinal);

    /// <summary>Counts one candidate.</summary>
    public void Add(LabelledCandidate candidate)
    {
        var verdict = candidate.Verdict;
        switch (verdict.Kind)
        {
            case VerdictKind.Correct: Correct++; break;
            case VerdictKind.Incorrect: Incorrect++; break;
            default:
                Unlabelled++;
                Increment(_unlabelled, ReasonOf(verdict));
                break;
        }

        Increment(_candidates, KeyOf(candidate));
        AddLicense(DatasetOf(candidate), candidate.Task.License ?? NotStated);
        _generators.Add(candidate.Generator);
    }

    /// <summary>Counts one row.</summary>
    public void Add(TrainingPair pair)
    {
        Increment(_pairs, KeyOf(pair.Candidate));
        Lengths.Add(pair.Candidate.Task, pair.ToolsText, pair.CorrectCallsText, pair.IncorrectCallsText);
    }

    /// <summary>Counts one row.</summary>
    public void Add(TrainingCandidate row)
    {
        Increment(_pairs, KeyOf(row.Candidate));
        Lengths.Add(row.Candidate.Task, row.ToolsText, row.CallsText, "");
    }

    /// <summary>Counts one row that is a task.</summary>
    public void Add(ToolTask task, TaskText text)
    {
        _rowsAreTasks = true;
        Lengths.Add(task, text.Tools, text.CorrectCalls, "");
    }

    /// <summary>The counts by data set, model and outcome, in ordinal order.</summary>
    public IReadOnlyList<OutcomeCount> Outcomes()
        =>
        [
            .. _candidates
                .Select(entry => new OutcomeCount(
                    entry.Key.Dataset, entry.Key.Model, entry.Key.Outcome, entry.Value, _rowsAreTasks ? null : _pairs.GetValueOrDefault(entry.Key)))
                .OrderBy(count => count.Dataset, StringComparer.Ordinal)
                .ThenBy(count => count.Model, StringComparer.Ordinal)
                .ThenBy(count => count.Outcome, StringComparer.Ordinal),
        ];

    /// <summary>Why candidates are unlabelled, most frequent first.</summary>
    public IReadOnlyList<ReasonCount> UnlabelledReasons()
        =>
        [
            .. _unlabelled.Select(entry => new ReasonCount(entry.Key, entry.Value))
                .OrderByDescending(reason => reason.Count)
                .ThenBy(reason => reason.Reason, StringComparer.Ordinal),
        ];

    /// <summary>Beyond the bound a licence is still named, once for all further data sets: terms must not get lost.</summary>
    private void AddLicense(string dataset, string license)
    {
        if (_licenses.Count < MaxDatasets || _licenses.Contains((dataset, license)))
            _licenses.Add((dataset, license));
        else if (_licenses.Count < 2 * MaxDatasets)
            _licenses.Add((OtherDatasets, license));
    }

    private string DatasetOf(LabelledCandidate candidate)
    {
        var name = candidate.Task.Dataset;
        if (_datasets.Contains(name))
            return name;
        if (_datasets.Count >= MaxDatasets)
            return OtherDatasets;
        _datasets.Add(name);
        return name;
    }

    private (string Dataset, string Model, string Outcome) KeyOf(LabelledCandidate candidate)
        => (DatasetOf(candidate),
            candidate.Generator.Name,
            candidate.Verdict.ErrorType?.ToFileName() ?? candidate.Verdict.Kind.ToFileName());

    /// <summary>What stands before a colon: behind it comes what is special to one candidate.</summary>
    private string ReasonOf(Verdict verdict)
    {
        var detail = verdict.Detail ?? "no reason given";
        var colon = detail.IndexOf(':', StringComparison.Ordinal);
        var reason = colon > 0 ? detail[..colon] : detail;
        return _unlabelled.Count < MaxReasons || _unlabelled.ContainsKey(reason) ? reason : OtherReasons;
    }

    private static void Increment<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull
        => counts[key] = counts.GetValueOrDefault(key) + 1;
}
