using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;
using DataSynth.Datasets.Export;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>What a run says at its end: a summary for people on standard error, and with <c>--json</c> one object on standard output.</summary>
internal static class RunReport
{
    /// <summary>Writes both.</summary>
    /// <param name="plan">What was to be done.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="streams">Where to write.</param>
    public static async Task WriteAsync(RunPlan plan, RunResult result, CommandStreams streams)
    {
        await streams.Error.WriteAsync(SummaryRenderer.Render(Summarise(plan, result), streams.Width, streams.ErrorStyle));
        if (plan.Arguments.Json)
            await streams.WriteAsync(Json(plan, result) + "\n", CancellationToken.None);
    }

    private static RunSummary Summarise(RunPlan plan, RunResult result)
    {
        var models = result.Progress.Models;
        var known = result.DataSet is { } dataSet
            ? SummaryParts.OfDataSet(dataSet, plan.Folder)
            : new RunSummary { Name = "", Elapsed = TimeSpan.Zero };
        return known with
        {
            Name = plan.Pipeline.Name,
            Elapsed = result.Progress.Elapsed,
            Tasks = result.Intake.Tasks,
            Quarantined = result.Intake.Reasons,
            Records = result.Intake.Records,
            RecordsLeftOut = result.Intake.LeftOut,
            Marked = result.Intake.Marked,
            Asked = models.Sum(model => model.Planned),
            Answered = result.AnsweredBefore + models.Sum(model => model.Answered),
            Reused = result.AnsweredBefore,
            Failures = result.Failures.ByReason,
            Tokens = (models.Sum(model => model.InputTokens), models.Sum(model => model.OutputTokens)),
            Models = result.DataSet is null ? [] : [.. models.Select(model => model.Name).Distinct().Select(name => SummaryParts.Model(name, result.DataSet, result.Failures))],
            Interrupted = result.DataSet is null,
            Repaired = (result.Repaired, result.RepairedCorrect),
            Notes = [.. result.Findings.Notes(), .. result.DataSet?.Notices ?? []],
            NextSteps = [.. NextSteps.Of(plan, result)],
        };
    }

    /// <summary>What is known when a run is interrupted: nothing is labelled yet.</summary>
    private static ExportCounts Unfinished(RunPlan plan, RunResult result) => new()
    {
        Tasks = result.Intake.Tasks,
        Variants = result.Findings.Variants,
        Candidates = result.AnsweredBefore + result.Progress.Models.Sum(model => model.Answered),
        Failures = result.Failures.Count,
        Correct = 0,
        Incorrect = 0,
        Unlabelled = 0,
        Pairs = 0,
        Duplicates = 0,
        Quarantined = result.Intake.Quarantined,
        Rows = [.. plan.Pipeline.Export.Splits.Select(split => new SplitRows(split.Name, 0))],
    };

    private static JsonObject Json(RunPlan plan, RunResult result) => new(
    [
        new("counts", (result.DataSet?.Counts ?? Unfinished(plan, result)).ToJson()),
        new("interrupted", JsonBoolean.Of(result.DataSet is null)),
        new("asked", JsonNumber.Of(result.Progress.Planned)),
        new("parked", JsonNumber.Of(result.Parked)),
        new("reused", JsonNumber.Of(result.AnsweredBefore)),
        new("directory", new JsonString(plan.Folder.DataSetDirectory)),
        new("run_directory", new JsonString(plan.Folder.Directory)),
        new("source_records", JsonNumber.Of(result.Intake.Records)),
        new("quarantined_by_reason", Counts(result.Intake.Reasons)),
        new("records_left_out_by_reason", Counts(result.Intake.LeftOut)),
        new("marked", JsonNumber.Of(result.Intake.Marked)),
        new("failures_by_reason", Counts(result.Failures.ByReason)),
        new("repaired", JsonNumber.Of(result.Repaired)),
        new("repaired_correct", JsonNumber.Of(result.RepairedCorrect)),
        new("obfuscation", new JsonObject(
        [
            new("leaking_variants", JsonNumber.Of(result.Findings.LeakingVariants)),
            new("descriptions_with_old_names", JsonNumber.Of((long)result.Findings.Leaks.Names)),
            new("descriptions_with_old_words", JsonNumber.Of((long)result.Findings.Leaks.Words)),
            new("messages_with_old_names", JsonNumber.Of((long)result.Findings.Leaks.Messages)),
        ])),
        new("prompts_too_long", JsonNumber.Of(result.Findings.Fits.Sum(fit => fit.TooLong))),
        .. SummaryParts.Json(result.DataSet),
    ]);

    private static JsonObject Counts(IReadOnlyDictionary<string, long> counts)
        => new(counts.Select(pair => new JsonMember(pair.Key, JsonNumber.Of(pair.Value))));
}
