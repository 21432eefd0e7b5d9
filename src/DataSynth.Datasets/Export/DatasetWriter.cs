using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export.Report;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;
using DataSynth.Datasets.Survey;
using DataSynth.Parquet;

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
    private readonly TaskDecisions _decisions;
    private readonly PairSelection? _selection;
    private readonly string _staging;
    private readonly SeenKeys _seen;
    private readonly LeftOutCounts _leftOut = new();
    private readonly RowRouter _rows;
    private readonly SplitAssigner _assigner;
    private readonly Dictionary<string, SplitWriter> _splits;
    private readonly List<LabelledCandidate> _task = [];
    private readonly ExportTally _tally = new();
    private readonly SuspectList _suspects = new();
    private readonly ErrorExamples _examples = new();

    private bool _isFinished;

    private DatasetWriter(ExportOptions options, TaskDecisions decisions, PairSelection? selection, AnswerOwners? owners, string staging)
    {
        _options = options;
        _decisions = decisions;
        _selection = selection;
        _staging = staging;
        _assigner = new SplitAssigner(options.Seed, options.Splits);
        _seen = new SeenKeys(options.ScratchDirectory, "duplicates", options.KeyMemoryBytes);
        _rows = RowRouter.For(options, _seen, _leftOut, _tally, selection, owners);
        var data = Path.Combine(staging, "data");
        var buffers = new ParquetBuffers();
        _splits = options.Splits.ToDictionary(split => split.Name, split => new SplitWriter(split.Name, data, options, buffers));
    }

    /// <summary>Begins a data set in the scratch folder.</summary>
    /// <param name="options">What it is to be.</param>
    /// <param name="decisions">What was found about the tasks; null for nothing.</param>
    /// <param name="selection">Which pairs are taken; null for all.</param>
    /// <param name="owners">Which answers belong to other tasks; null for none: then the first task that has an answer keeps it.</param>
    /// <exception cref="ExportException">Something that is no data set is in the way, or the scratch folder cannot be written.</exception>
    /// <exception cref="ArgumentException">The splits, the rows of a shard, the pairs of a task, or pairs of two wrong candidates in this
    /// profile are not possible.</exception>
    public static DatasetWriter Create(
        ExportOptions options, TaskDecisions? decisions = null, PairSelection? selection = null, AnswerOwners? owners = null)
    {
        if (options.ShardRows < 1 || options.ShardBytes < 1 || options.Pairs.PerTask < 1)
            throw new ArgumentException("rows and bytes of a shard and pairs of a task are numbers from 1", nameof(options));
        if (options is { Pairs.ScoreGap: not null, Profile: PairProfile { TakesImperfectChosen: false } profile })
            throw new ArgumentException($"pairs of two wrong candidates have no place in the profile {profile.Name}", nameof(options));
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

        return new DatasetWriter(options, decisions ?? TaskDecisions.None, selection, owners, staging);
    }

    /// <summary>Takes the next candidate.</summary>
    /// <param name="candidate">The candidate; all of one source task (the same id) come one after the other.</param>
    /// <exception cref="ExportException">The scratch folder cannot be written, such as on a full disk.</exception>
    public void Add(LabelledCandidate candidate)
    {
        if (_task.Count > 0 && _task[0].Task.Id != candidate.Task.Id)
            FlushTask();
        _task.Add(candidate);
    }

    /// <summary>Takes the next source task.</summary>
    /// <param name="task">What its candidates say.</param>
    /// <exception cref="ExportException">The scratch folder cannot be written, such as on a full disk.</exception>
    public void Add(TaskAnswers task) => Guard(() => Write(task));

    /// <summary>Writes what is left and puts the data set in its place.</summary>
    /// <param name="facts">What manifest and card say of the run.</param>
    /// <exception cref="ExportException">The scratch folder cannot be written, or the data set's folder cannot be replaced; then the
    /// finished set stays in the scratch folder.</exception>
    public ExportSummary Complete(RunFacts facts)
    {
        FlushTask();
        ExportSummary? summary = null;
        Guard(() => summary = Finish(facts));
        _isFinished = true;
        DatasetFolder.Replace(_staging, _options.Directory, Path.Combine(_options.ScratchDirectory, RetiredFolder));
        return summary!;
    }

    /// <summary>Closes what is open. Of a data set that was not completed nothing stays.</summary>
    public void Dispose()
    {
        foreach (var split in _splits.Values)
            split.Dispose();
        _seen.Dispose();
        if (!_isFinished && Directory.Exists(_staging))
            Directory.Delete(_staging, recursive: true);
    }

    private ExportSummary Finish(RunFacts facts)
    {
        List<ShardFile> shards = [.. _options.Splits.SelectMany(split => _splits[split.Name].Complete())];
        var summary = Summarise(facts, shards);
        var card = new DatasetCard(_options, facts, summary, _tally, _rows.Examples).Render();
        WriteDurably(Path.Combine(_staging, "README.md"), card);
        WriteDurably(Path.Combine(_staging, "report.html"), new ReportPage(_options, summary, _tally, _examples).Render());
        foreach (var (name, content) in _options.Profile.TrainerFiles(_options.Name, shards))
            WriteDurably(Path.Combine(_staging, name), content);
        WriteDurably(Path.Combine(_staging, "manifest.json"), ManifestFile.Render(summary.Counts, facts, shards, ManifestStatistics.Of(summary, _tally.Lengths)));
        return summary;
    }

    private void FlushTask()
    {
        if (_task.Count == 0)
            return;
        Add(TaskAnswers.Of(_task.ToArray(), _options));
        _task.Clear();
    }

    private void Write(TaskAnswers task)
    {
        foreach (var candidate in task.Candidates)
            _tally.Add(candidate);
        _examples.Add(task);
        if (task.Suspect is { } suspect)
            _suspects.Add(suspect);
        var decision = _decisions.Of(task.TaskId);
        if (TaskGate.ReasonAgainst(task, decision, _options.Pairs) is { } reason)
            _leftOut.Add(reason, task.Incorrect);
        else
            _rows.Write(task, _splits[_assigner.SplitOf(decision.SplitKey)]);
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
            Duplicates = _rows.Duplicates,
            Quarantined = facts.Quarantined,
            Rows = rows,
        };
        return new ExportSummary
        {
            Directory = _options.Directory,
            Counts = counts,
            Capped = _leftOut[LeftOutReason.OverTheCap],
            LeftOut = _leftOut.InWords(),
            NearDuplicateTasks = _decisions.NearDuplicates,
            ContaminatedTasks = _decisions.Contaminated,
            SuspectTasks = _suspects.Count,
            Outcomes = _tally.Outcomes(),
            UnlabelledReasons = _tally.UnlabelledReasons(),
            Suspects = _suspects.Found,
            Shards = shards,
            Notices = [.. facts.Notices, .. ExportNotices.Of(_options, counts, _tally), .. _selection?.Notices ?? []],
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
