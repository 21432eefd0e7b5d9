using DataSynth.Cli.Console.Progress;
using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Decontamination;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;
using DataSynth.Datasets.Survey;
using DataSynth.Datasets.Tasks;
using DataSynth.Pipeline;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Runs;

/// <summary>
/// From journals to the data set, in up to four passes: over the tasks (benchmarks, near-duplicates, equal ones), over the candidates of
/// equal tasks, over all candidates (where a selection depends on all pairs), and over them again to write. Labels are made on all cores, rows in the order of the plan. A
/// pure function of journals and settings.
/// </summary>
/// <param name="view">What the data set is to be.</param>
/// <param name="workers">Tasks that are worked on at once; no worker changes a byte.</param>
/// <param name="progress">Told what is done now, and how far it is.</param>
internal sealed class Exporting(DataSetView view, int workers, RunProgress progress)
{
    private readonly ExportOptions _options = view.Export;

    /// <summary>Requests that a run leaves to the next; none where nothing was asked.</summary>
    public IReadOnlyCollection<ParkedRequest> Parked { get; init; } = [];

    /// <summary>Failed requests.</summary>
    public FailureTally Failures { get; } = new();

    /// <summary>Requests without a reply yet.</summary>
    public long Missing { get; private set; }

    /// <summary>Candidates whose calls had to be mended before they could be read.</summary>
    public long Repaired { get; private set; }

    /// <summary>Those of them that count as correct.</summary>
    public long RepairedCorrect { get; private set; }

    /// <summary>Makes the data set.</summary>
    /// <param name="journals">The replies.</param>
    /// <param name="facts">What is known of the run, failures and benchmark files left out.</param>
    /// <param name="cancellation">Gives up; the data set that stands stays as it is.</param>
    public async Task<ExportSummary> RunAsync(JournalSource journals, RunFacts facts, CancellationToken cancellation)
    {
        using var lists = new ExportLists(view);
        BenchmarkIndex? benchmarks = null;
        if (view.Pipeline.Decontaminate.Count > 0)
        {
            progress.Enter("reading benchmarks");
            (benchmarks, var files, var notices) = await BenchmarkFiles.ReadAsync(view.Pipeline.Decontaminate, cancellation);
            facts = facts with { Inputs = [.. facts.Inputs, .. files], Notices = [.. facts.Notices, .. notices] };
        }

        progress.Enter("comparing tasks", facts.Tasks);
        var decisions = await SurveyAsync(journals, view.Survey(benchmarks), lists, cancellation);
        using var owners = await OwnersAsync(journals, decisions, cancellation);

        PairSelection? selection = null;
        if (SelectionPass.IsNeeded(_options))
        {
            progress.Enter("selecting pairs", facts.Tasks);
            using var pass = new SelectionPass(_options, decisions, owners);
            await PassAsync(journals, outcome => Count(outcome, pass.Add), cancellation);
            selection = pass.Complete();
        }

        progress.Enter("writing shards", facts.Tasks);
        using var dataset = DatasetWriter.Create(_options, decisions, selection, owners);
        await PassAsync(journals, outcome => Take(outcome, dataset, lists), cancellation);
        cancellation.ThrowIfCancellationRequested();
        var summary = dataset.Complete(facts with { Failures = Failures.Count });
        lists.Complete(summary, Parked);
        return summary;
    }

    private async Task<TaskDecisions> SurveyAsync(JournalSource journals, SurveyOptions options, ExportLists lists, CancellationToken cancellation)
    {
        using var survey = new TaskSurvey(options);
        await StagedPipeline
            .From("tasks", journals.ReadTasks())
            .TransformInOrder("compare", workers, (task, _) => ValueTask.FromResult(survey.Look(TaskJson.Parse(task.Text))), window: 64 * workers)
            .Into("decide", (task, _) =>
            {
                survey.Add(task);
                lists.Add(task);
                progress.Advance();
                return ValueTask.CompletedTask;
            })
            .RunAsync(abort: cancellation);
        return survey.Complete(lists.Add);
    }

    /// <summary>Decides which of several equal tasks keeps the answers they share; null where no two tasks are equal.</summary>
    private async Task<AnswerOwners?> OwnersAsync(JournalSource journals, TaskDecisions decisions, CancellationToken cancellation)
    {
        if (!AnswerOwners.IsNeeded(_options, decisions))
            return null;
        progress.Enter("comparing answers", decisions.Alike);
        var owners = new AnswerOwners(_options, decisions);
        try
        {
            await PassAsync(journals, outcome => Count(outcome, owners.Add), cancellation, decisions.IsAlike);
            owners.Complete();
            return owners;
        }
        catch
        {
            owners.Dispose();
            throw;
        }
    }

    private async Task PassAsync(
        JournalSource journals, Action<TaskOutcome> take, CancellationToken cancellation, Func<string, bool>? concerns = null)
    {
        var reading = new CandidateReading(view.Labels, view.Pipeline.Parsing);
        await StagedPipeline
            .From("journal", reading.UnfoldTasks(journals.ReadCandidates()).Where(task => concerns?.Invoke(task[0].Request.Task.Id) ?? true))
            .TransformInOrder("label", workers, (raw, _) => ValueTask.FromResult(Read(reading, raw)))
            .Into("pairs", (outcome, _) =>
            {
                take(outcome);
                progress.Advance();
                return ValueTask.CompletedTask;
            })
            .RunAsync(abort: cancellation);
    }

    private TaskOutcome Read(CandidateReading reading, IReadOnlyList<RawCandidate> raw)
    {
        var outcomes = new CandidateOutcome[raw.Count];
        var candidates = new List<LabelledCandidate>(raw.Count);
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = reading.Read(raw[i]);
            if (outcomes[i].Candidate is { } candidate)
                candidates.Add(candidate);
        }

        return new TaskOutcome(outcomes, candidates.Count == 0 ? null : TaskAnswers.Of(candidates, _options));
    }

    private static void Count(TaskOutcome outcome, Action<TaskAnswers> add)
    {
        if (outcome.Answers is { } answers)
            add(answers);
    }

    private void Take(TaskOutcome task, DatasetWriter dataset, ExportLists lists)
    {
        if (task.Answers is { } answers)
            dataset.Add(answers);
        foreach (var outcome in task.Outcomes)
        {
            if (outcome.Candidate is { } candidate)
                CountRepaired(candidate);
            else if (outcome is { Raw: { } raw, Reason: { } reason })
                lists.Add(raw, reason, outcome.Error!, Failures);
            else
                Missing++;
        }
    }

    private void CountRepaired(LabelledCandidate candidate)
    {
        if (!candidate.IsRepaired)
            return;
        Repaired++;
        if (candidate.Verdict.Kind == VerdictKind.Correct)
            RepairedCorrect++;
    }
}
