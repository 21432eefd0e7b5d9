using System.Security.Cryptography;
using System.Text;
using DataSynth.Cli.Commands;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Progress;
using DataSynth.Cli.Signals;
using DataSynth.Datasets.Export;
using DataSynth.Generation;
using DataSynth.Generation.Scheduling;
using DataSynth.Journal;

namespace DataSynth.Cli.Runs;

/// <summary>One run of a prepared pipeline: plan, ask, export. Everything that came back is in the journal before it counts.</summary>
internal sealed class RunSession : IDisposable
{
    private readonly RunPlan _plan;
    private readonly CommandStreams _streams;
    private readonly ShutdownSignals _signals;
    private readonly List<PreparedGenerator> _generators;
    private readonly EndpointPool _pool;
    private readonly RunProgress _progress;
    private readonly PlanFindings _findings;
    private long _answeredBefore;
    private long _toAsk;
    private long _parked;

    /// <summary>Sets the generators up; asks nothing yet.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="signals">Stop and abort.</param>
    /// <exception cref="GeneratorSetupException">An API key's variable is not set.</exception>
    public RunSession(RunPlan plan, CommandStreams streams, ShutdownSignals signals)
    {
        _plan = plan;
        _streams = streams;
        _signals = signals;
        _pool = new EndpointPool(streams.Time, plan.Pipeline.Patience);
        _generators = [.. plan.Generators.Select(findings => findings.SetUp(plan.Pipeline.Seed, plan.Template, _pool))];
        _findings = new PlanFindings(_generators);
        _progress = new RunProgress(_generators.Select(generator => generator.Description.Name), streams.Time) { ReadEndpoints = _pool.Read };
    }

    /// <summary>Runs to the end, or until a signal stops it.</summary>
    /// <exception cref="JournalException">The journal is in use, damaged, newer, or cannot be written.</exception>
    /// <exception cref="ExportException">The data set cannot be put in its place.</exception>
    public async Task<RunResult> RunAsync()
    {
        await using var journal = RunJournal.Open(_plan.Folder.Directory, SettingsIdentity(), _streams.Time);
        using var log = new RunLog(_plan.Folder.LogFile, _streams.Time);
        await using var endpoints = new EndpointLog(_pool.Read, log, _streams.Time);
        await using var file = new ProgressFile(_plan.Folder.ProgressFile, _progress, _streams.Time);
        RunLogEvents.Started(log, _plan);
        try
        {
            var result = await RunAsync(journal, log);
            file.State = result.DataSet is null ? RunState.Interrupted : RunState.Done;
            RunLogEvents.Ended(log, result);
            return result;
        }
        catch (Exception exception)
        {
            file.State = RunState.Failed;
            RunLogEvents.Failed(log, exception);
            throw;
        }
    }

    /// <summary>Closes the generators.</summary>
    public void Dispose()
    {
        foreach (var generator in _generators)
            generator.Dispose();
        _pool.Dispose();
    }

    private async Task<RunResult> RunAsync(RunJournal journal, RunLog log)
    {
        using var failures = _plan.Pipeline.StopOnFailures ? new FailureWatch(_plan.Pipeline.MaxFailureShare) : null;
        var intake = new TaskIntake(_plan.TasksWithScratch(_plan.Folder.ScratchDirectory), _plan.Arguments.Limit);
        await using var display = new ProgressDisplay(_progress, _streams);
        _signals.Announce = stage =>
        {
            display.WriteLine(ShutdownMessage.Of(stage));
            RunLogEvents.Signalled(log, stage);
        };
        Asking? asking = null;
        try
        {
            await PlanAsync(journal, intake, display, log);
            asking = new Asking(journal, _generators, _pool, _progress, log, failures);
            await AskAsync(journal, asking, failures);
            RunLogEvents.Asked(log, _parked);
            if (_signals.Stop.IsCancellationRequested || failures is { Tripped.IsCancellationRequested: true })
                return Interrupted(journal.Reader, intake, asking) with { StoppedByFailures = !_signals.Stop.IsCancellationRequested };
            await journal.ReleaseMemoryAsync();
            FreedMemory.Release();
            return await ExportAsync(journal.Reader, intake, asking.ParkedRequests);
        }
        catch (OperationCanceledException) when (_signals.Stop.IsCancellationRequested)
        {
            return Interrupted(journal.Reader, intake, asking);
        }
    }

    private async Task AskAsync(RunJournal journal, Asking asking, FailureWatch? failures)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_signals.Stop, failures?.Tripped ?? CancellationToken.None);
        _progress.Enter("asking");

        // Looking for what is missing among a million answers takes minutes; that nothing is has been counted.
        if (_toAsk == 0)
            return;
        var selection = Selection();
        await asking.RunAsync(selection, stop.Token, _signals.Abort);
        if (asking.Unfinished.Count > 0)
            _parked = asking.Unfinished.Sum(index => ToAsk(journal.Reader.Count()[index], selection));
    }

    private async Task PlanAsync(RunJournal journal, TaskIntake intake, ProgressDisplay display, RunLog log)
    {
        _progress.Enter("planning");
        var planning = new Planning(journal, _plan, _generators, intake, _findings);
        var stands = await planning.TryRecallAsync(_signals.Stop);
        if (!stands)
            await planning.WriteAsync(_signals.Stop);
        RequireTasks(intake);
        new RunRecord(_plan.PipelineText, Facts(intake)).Write(_plan.Folder);

        var counts = journal.Reader.Count();
        var selection = Selection();
        foreach (var (index, count) in counts.Index())
        {
            _progress.Models[index].Plan(count.Planned);
            _progress.Models[index].Reuse(count.Planned - ToAsk(count, selection));
        }

        RequireServers(counts, selection);
        _answeredBefore = counts.Sum(count => count.Answered);
        _progress.CompletePlan();
        display.WriteLine(PlanLine(intake.Tasks, counts, selection));
        long[] toAsk = [.. counts.Select(count => ToAsk(count, selection))];
        if (RunEstimate.Of(counts, toAsk, [.. _generators.Select(generator => generator.LikelyPlaces)]) is { } estimate)
            display.WriteLine(estimate.ToString());
        _toAsk = toAsk.Sum();
        RunLogEvents.Planned(log, intake, stands, _answeredBefore, _toAsk);
        foreach (var fit in _findings.Fits.Where(fit => fit.TooLong > 0))
            display.WriteLine($"warning: {fit.Describe()}");
    }

    /// <summary>A source that was emptied by mistake must not replace a data set by nothing.</summary>
    private void RequireTasks(TaskIntake intake)
    {
        if (intake.Tasks > 0)
            return;
        var files = string.Join(", ", _plan.Pipeline.Sources.Select(source => source.Settings.Path));
        var why = intake.Quarantined == 0 ? "no record in it" : $"all {NumberText.Count(intake.Quarantined)} records are quarantined, see {_plan.Folder.QuarantineFile}";
        throw CommandException.Environment($"{files}: no task to ask about ({why}), expected at least one");
    }

    private void RequireServers(IReadOnlyList<GeneratorCounts> counts, PendingSelection selection)
    {
        foreach (var (findings, count) in _plan.Generators.Zip(counts))
        {
            if (findings.Recalled is not null && ToAsk(count, selection) > 0)
                throw CommandException.Environment($"{findings.Obstacle()} ({NumberText.Count(ToAsk(count, selection))} requests are not answered yet)");
        }
    }

    private string PlanLine(long tasks, IReadOnlyList<GeneratorCounts> counts, PendingSelection selection)
    {
        var reused = counts.Sum(count => count.Reused);
        var failed = selection.HasFlag(PendingSelection.Failed) ? 0 : counts.Sum(count => count.Failed);
        var variants = _findings.Variants == 0 ? "" : $" and {NumberText.Count(_findings.Variants)} obfuscated variants";
        return $"{NumberText.Count(tasks)} tasks{variants}: {NumberText.Count(counts.Sum(count => count.Answered) - reused)} answered, "
            + (reused == 0 ? "" : $"{NumberText.Count(reused)} reused from other settings, ")
            + (failed == 0 ? "" : $"{NumberText.Count(failed)} failed before, ")
            + $"{NumberText.Count(counts.Sum(count => ToAsk(count, selection)))} to ask";
    }

    private async Task<RunResult> ExportAsync(JournalReader journal, TaskIntake intake, IReadOnlyCollection<ParkedRequest> parked)
    {
        var exporting = new Exporting(_plan.View, Environment.ProcessorCount, _progress) { Parked = parked };
        var dataSet = await exporting.RunAsync(new SingleJournal(journal), Facts(intake), _signals.Stop);
        _progress.Enter("done");
        return new RunResult(_progress.Read(), intake, _findings)
        {
            AnsweredBefore = _answeredBefore,
            Parked = _parked,
            DataSet = dataSet,
            Failures = exporting.Failures,
            Repaired = exporting.Repaired,
            RepairedCorrect = exporting.RepairedCorrect,
        };
    }

    private RunFacts Facts(TaskIntake intake) => new()
    {
        Tasks = intake.Tasks,
        Variants = _findings.Variants,
        Quarantined = intake.Quarantined,
        Inputs = _plan.Inputs,
        Settings = _plan.Settings,
    };

    /// <param name="journal">The replies so far.</param>
    /// <param name="intake">The tasks so far.</param>
    /// <param name="asking">What was asked; null where the plan is not written to its end, so that nobody knows what belongs to it.</param>
    private RunResult Interrupted(JournalReader journal, TaskIntake intake, Asking? asking) => new(_progress.Read(), intake, _findings)
    {
        AnsweredBefore = _answeredBefore,
        Failures = asking is null ? new FailureTally() : FailedList.Write(_plan.Folder.FailedFile, journal, asking.ParkedRequests),
    };

    private PendingSelection Selection()
    {
        if (_plan.Arguments.OnlyTruncated)
            return PendingSelection.Truncated;
        return _plan.Arguments.RetryFailed ? PendingSelection.Missing | PendingSelection.Failed : PendingSelection.Missing;
    }

    private static long ToAsk(GeneratorCounts count, PendingSelection selection)
        => (selection.HasFlag(PendingSelection.Missing) ? count.Missing : 0)
            + (selection.HasFlag(PendingSelection.Failed) ? count.Failed : 0)
            + (selection.HasFlag(PendingSelection.Truncated) ? count.Truncated : 0);

    private string SettingsIdentity() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_plan.Settings.ToString())));
}
