using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Export;

/// <summary>
/// Makes a data set of labelled candidates: pairs, duplicates dropped, splits, shards, manifest and card. A deterministic function of the
/// candidates in their order and of the options. Holds the candidates of one source task at a time. Not thread-safe.
/// </summary>
public sealed class DatasetWriter : IDisposable
{
    private const string StagingFolder = "dataset";
    private const string RetiredFolder = "dataset-retired";

    private readonly ExportOptions _options;
    private readonly string _staging;
    private readonly SeenKeys _seen;
    private readonly PairBuilder _pairs;
    private readonly SplitAssigner _assigner;
    private readonly Dictionary<string, SplitWriter> _splits;
    private readonly List<LabelledCandidate> _task = [];
    private readonly ExportTally _tally = new();
    private readonly SuspectTasks _suspects;
    private TrainingPair? _example;

    private DatasetWriter(ExportOptions options, string staging)
    {
        _options = options;
        _staging = staging;
        _suspects = new SuspectTasks(options.SuspectAfter);
        _assigner = new SplitAssigner(options.Seed, options.Splits);
        _seen = new SeenKeys(options.ScratchDirectory, "duplicates", options.KeyMemoryBytes);
        _pairs = new PairBuilder(options.Seed, options.PairsPerTask, _seen);
        var data = Path.Combine(staging, "data");
        _splits = options.Splits.ToDictionary(split => split.Name, split => new SplitWriter(split.Name, data, options));
    }

    /// <summary>Begins a data set in the scratch folder.</summary>
    /// <param name="options">What it is to be.</param>
    /// <exception cref="ExportException">Something that is no data set is in the way, or the scratch folder cannot be written.</exception>
    /// <exception cref="ArgumentException">The splits, the rows of a shard or the pairs of a task are not possible.</exception>
    public static DatasetWriter Create(ExportOptions options)
    {
        if (options.ShardRows < 1 || options.PairsPerTask < 1)
            throw new ArgumentException("rows of a shard and pairs of a task are numbers from 1", nameof(options));
        DatasetFolder.RequireReplaceable(options.Directory);
        var staging = Path.Combine(options.ScratchDirectory, StagingFolder);
        try
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
            Directory.CreateDirectory(Path.Combine(staging, "data"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExportException(staging, $"cannot be written: {exception.Message}", exception);
        }

        return new DatasetWriter(options, staging);
    }

    /// <summary>Takes the next candidate.</summary>
    /// <param name="candidate">The candidate; all of one source task (the same id) come one after the other.</param>
    /// <exception cref="ExportException">The scratch folder cannot be written, such as on a full disk.</exception>
    public void Add(LabelledCandidate candidate)
    {
        if (_task.Count > 0 && _task[0].Task.Id != candidate.Task.Id)
            Guard(FlushTask);
        _task.Add(candidate);
        _tally.Add(candidate);
    }

    /// <summary>Writes what is left and puts the data set in its place.</summary>
    /// <param name="facts">What manifest and card say of the run.</param>
    /// <exception cref="ExportException">The scratch folder cannot be written, or the data set's folder cannot be replaced; then the
    /// finished set stays in the scratch folder.</exception>
    public ExportSummary Complete(RunFacts facts)
    {
        ExportSummary? summary = null;
        Guard(() => summary = Finish(facts));
        DatasetFolder.Replace(_staging, _options.Directory, Path.Combine(_options.ScratchDirectory, RetiredFolder));
        return summary!;
    }

    /// <summary>Closes what is open. A data set that was not completed leaves nothing but scratch files.</summary>
    public void Dispose()
    {
        foreach (var split in _splits.Values)
            split.Dispose();
        _seen.Dispose();
    }

    private ExportSummary Finish(RunFacts facts)
    {
        FlushTask();
        List<ShardFile> shards = [.. _options.Splits.SelectMany(split => _splits[split.Name].Complete())];
        var summary = Summarise(facts, shards);
        var card = new DatasetCard(_options, facts, summary, _tally, _example).Render();
        WriteDurably(Path.Combine(_staging, "README.md"), card);
        WriteDurably(Path.Combine(_staging, "manifest.json"), ManifestFile.Render(summary.Counts, facts, shards));
        return summary;
    }

    private void FlushTask()
    {
        if (_task.Count == 0)
            return;
        _suspects.Look(_task);
        var split = _splits[_assigner.SplitOf(_task[0].Task.Id)];
        foreach (var pair in _pairs.Build(_task))
        {
            split.Write(pair);
            _tally.Add(pair);
            _example ??= pair;
        }

        _task.Clear();
    }

    private ExportSummary Summarise(RunFacts facts, IReadOnlyList<ShardFile> shards)
    {
        SplitRows[] rows = [.. _options.Splits.Select(split => new SplitRows(split.Name, _splits[split.Name].Rows))];
        var counts = new ExportCounts
        {
            Tasks = facts.Tasks,
            Variants = facts.Variants,
            Candidates = _tally.Correct + _tally.Incorrect + _tally.Unlabelled,
            Failures = facts.Failures,
            Correct = _tally.Correct,
            Incorrect = _tally.Incorrect,
            Unlabelled = _tally.Unlabelled,
            Pairs = rows.Sum(split => split.Rows),
            Duplicates = _pairs.Duplicates,
            Quarantined = facts.Quarantined,
            Rows = rows,
        };
        return new ExportSummary
        {
            Directory = _options.Directory,
            Counts = counts,
            Capped = _pairs.Capped,
            Indistinguishable = _pairs.Indistinguishable,
            Outcomes = _tally.Outcomes(),
            UnlabelledReasons = _tally.UnlabelledReasons(),
            Suspects = _suspects.Found,
            Shards = shards,
            Notices = ExportNotices.Of(counts, _tally),
        };
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExportException(_options.ScratchDirectory, $"cannot be written: {exception.Message}", exception);
        }
    }

    private static void WriteDurably(string path, ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }
}
