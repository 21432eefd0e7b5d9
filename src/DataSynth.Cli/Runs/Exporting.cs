using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Journal;
using DataSynth.Pipeline;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Runs;

/// <summary>From the journal to the data set: labels on all cores in the order of the plan, then pairs and shards. A pure function of
/// journal and settings.</summary>
/// <param name="labels">The rules.</param>
internal sealed class Exporting(LabelOptions labels)
{
    private readonly SortedDictionary<string, long> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _failuresByModel = new(StringComparer.Ordinal);

    /// <summary>Failed requests by reason.</summary>
    public IReadOnlyDictionary<string, long> Failures => _failures;

    /// <summary>Failed requests by generator name.</summary>
    public IReadOnlyDictionary<string, long> FailuresByModel => _failuresByModel;

    /// <summary>Candidates whose calls had to be mended before they could be read.</summary>
    public long Repaired { get; private set; }

    /// <summary>Those of them that count as correct.</summary>
    public long RepairedCorrect { get; private set; }

    /// <summary>Makes the data set.</summary>
    /// <param name="journal">The journal, its plan complete.</param>
    /// <param name="options">What the data set is to be.</param>
    /// <param name="failed">Where failed requests are listed.</param>
    /// <param name="facts">What is known of the run, failures left out.</param>
    /// <param name="cancellation">Gives up; the data set that stands stays as it is.</param>
    public async Task<ExportSummary> RunAsync(
        JournalReader journal, ExportOptions options, JsonLinesFile failed, RunFacts facts, CancellationToken cancellation)
    {
        var reading = new CandidateReading(labels);
        using var dataset = DatasetWriter.Create(options);
        await StagedPipeline
            .From("journal", reading.Unfold(journal.ReadCandidates()))
            .TransformInOrder("label", Environment.ProcessorCount, (raw, _) => ValueTask.FromResult(CandidateReading.Read(raw)))
            .Into("pairs", (outcome, _) => Take(outcome, dataset, failed))
            .RunAsync(abort: cancellation);
        return dataset.Complete(facts with { Failures = _failures.Values.Sum() });
    }

    private ValueTask Take(CandidateOutcome outcome, DatasetWriter dataset, JsonLinesFile failed)
    {
        if (outcome.Candidate is { } candidate)
            Take(candidate, dataset);
        else if (outcome is { Raw: { } raw, Reason: { } reason })
            Fail(raw, reason, outcome.Error!, failed);
        return ValueTask.CompletedTask;
    }

    private void Take(LabelledCandidate candidate, DatasetWriter dataset)
    {
        dataset.Add(candidate);
        if (candidate.Output.Status != ParseStatus.Repaired)
            return;
        Repaired++;
        if (candidate.Verdict.Kind == VerdictKind.Correct)
            RepairedCorrect++;
    }

    private void Fail(RawCandidate raw, string reason, string error, JsonLinesFile failed)
    {
        _failures[reason] = _failures.GetValueOrDefault(reason) + 1;
        _failuresByModel[raw.Generator.Name] = _failuresByModel.GetValueOrDefault(raw.Generator.Name) + 1;
        failed.Write(
            new JsonMember("task_id", new JsonString(raw.Request.Task.Id)),
            new JsonMember("generator", new JsonString(raw.Generator.Name)),
            new JsonMember("sample", JsonNumber.Of((long)raw.Request.Entry.Sample)),
            new JsonMember("reason", new JsonString(reason)),
            new JsonMember("attempts", JsonNumber.Of((long)(raw.Reply?.Attempts ?? 0))),
            new JsonMember("error", new JsonString(error)),
            new JsonMember("source", new JsonString(raw.Request.Task.Source)));
    }
}
