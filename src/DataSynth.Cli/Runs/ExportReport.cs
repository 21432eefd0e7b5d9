using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>What an export says at its end: a summary for people on standard error, and with <c>--json</c> one object on standard
/// output.</summary>
internal static class ExportReport
{
    /// <summary>Writes both.</summary>
    public static async Task WriteAsync(ExportResult result, PipelineFile pipeline, bool json, CommandStreams streams)
    {
        await streams.Error.WriteAsync(SummaryRenderer.Render(Summarise(result, pipeline), streams.Width, streams.ErrorStyle));
        if (json)
            await streams.WriteAsync(Json(result) + "\n", CancellationToken.None);
    }

    private static RunSummary Summarise(ExportResult result, PipelineFile pipeline)
    {
        var counts = result.DataSet.Counts;
        var asked = counts.Candidates + counts.Failures + result.Exporting.Missing;
        return SummaryParts.OfDataSet(result.DataSet, result.Folder) with
        {
            Name = $"{pipeline.Name} ({pipeline.Export.Profile})",
            Elapsed = result.Elapsed,
            Tasks = counts.Tasks,
            Asked = asked,
            Answered = counts.Candidates,
            Failures = result.Exporting.Failures.ByReason,
            Models = [.. result.DataSet.Outcomes.Select(outcome => outcome.Model).Distinct().Select(model => SummaryParts.Model(model, result.DataSet, result.Exporting.Failures))],
            Repaired = (result.Exporting.Repaired, result.Exporting.RepairedCorrect),
            Notes = [.. result.DataSet.Notices, .. Notes(result)],
            NextSteps = [.. Next(result)],
        };
    }

    private static IEnumerable<string> Notes(ExportResult result)
    {
        if (result.Exporting.Missing > 0)
            yield return $"{NumberText.Count(result.Exporting.Missing)} requests are not answered yet and not in the set.";
    }

    private static IEnumerable<string> Next(ExportResult result)
    {
        if (result.Conflicts > 0)
            yield return $"{NumberText.Count(result.Conflicts)} contradictions between the runs are listed in {result.Folder.ConflictsFile}; the folder named first holds";
        if (result.DataSet.ContaminatedTasks > 0)
            yield return $"tasks that match a benchmark are listed with their match in {result.Folder.ContaminatedFile}";
        if (result.DataSet.NearDuplicateTasks > 0)
            yield return $"near-duplicate tasks are listed in {result.Folder.NearDuplicatesFile}";
        if (result.DataSet.SuspectTasks > 0)
            yield return $"tasks whose right calls are in doubt are listed in {result.Folder.SuspectsFile}";
        yield return $"look at the data set: datasynth inspect {result.Folder.DataSetDirectory}";
    }

    private static JsonObject Json(ExportResult result) => new(
    [
        new("counts", result.DataSet.Counts.ToJson()),
        new("directory", new JsonString(result.Folder.DataSetDirectory)),
        new("run_directory", new JsonString(result.Folder.Directory)),
        new("missing", JsonNumber.Of(result.Exporting.Missing)),
        new("conflicts", JsonNumber.Of(result.Conflicts)),
        new("failures_by_reason", new JsonObject(result.Exporting.Failures.ByReason.Select(pair => new JsonMember(pair.Key, JsonNumber.Of(pair.Value))))),
        .. SummaryParts.Json(result.DataSet),
    ]);
}
