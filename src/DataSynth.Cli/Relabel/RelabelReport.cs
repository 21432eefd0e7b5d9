using System.Text;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;
using DataSynth.Cli.Runs;
using DataSynth.Datasets.Relabelling;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Relabel;

/// <summary>What a relabelling says at its end: tables on standard output, or one JSON object; what to do next on standard error.</summary>
internal static class RelabelReport
{
    /// <summary>Writes both.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">Where things lie.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="streams">Where to write.</param>
    public static async Task WriteAsync(RelabelArguments arguments, RunFolder folder, RelabelResult result, CommandStreams streams)
    {
        var text = arguments.Json ? Json(folder, result) + "\n" : result.Set is null ? "" : Text(result, streams.Width, streams.OutputStyle);
        if (text.Length > 0)
            await streams.WriteAsync(text, CancellationToken.None);
        foreach (var line in Next(folder, result))
            await streams.Error.WriteLineAsync(line);
    }

    /// <summary>The tables.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="width">The widest line in cells, where words allow.</param>
    /// <param name="style">How to colour.</param>
    public static string Text(RelabelResult result, int width, TextStyle style)
    {
        var output = new StringBuilder();
        var tally = result.Tally;
        output.Append(SummaryRenderer.VerdictTable([.. Models(tally)], width, style, withFailures: false)).Append('\n');
        FlipText.Append(output, tally, width, style);
        output.Append($"rows in {NumberText.Count(tally.Inputs)} = rows out {NumberText.Count(tally.Rows)} + quarantined {NumberText.Count(result.Quarantined)}");
        output.Append($": {NumberText.Count(tally.Correct)} correct, {NumberText.Count(tally.Incorrect)} incorrect, {NumberText.Count(tally.Unlabelled)} unlabelled\n");
        foreach (var (kind, count) in tally.Quarantined)
            output.Append($"  quarantined: {kind} {NumberText.Count(count)}\n");
        if (result.Tasks is { } tasks)
            output.Append($"tasks {NumberText.Count(tasks)}: {NumberText.Count(result.UnansweredTasks!.Value)} without any output, {NumberText.Count(result.QuarantinedTasks)} more quarantined\n");
        return output.ToString();
    }

    private static IEnumerable<SummaryModel> Models(ShardTally tally)
        => tally.Outcomes.GroupBy(outcome => outcome.Model, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var counts = group.GroupBy(outcome => outcome.Outcome).ToDictionary(same => same.Key, same => same.Sum(outcome => outcome.Count));
            return new SummaryModel(
                group.Key,
                counts.GetValueOrDefault(VerdictKind.Correct.ToFileName()),
                Enum.GetValues<ErrorType>().ToDictionary(type => type, type => counts.GetValueOrDefault(type.ToFileName())),
                counts.GetValueOrDefault(VerdictKind.Unlabelled.ToFileName()),
                0);
        });

    private static IEnumerable<string> Next(RunFolder folder, RelabelResult result)
    {
        if (result.Set is null)
        {
            yield return $"interrupted: {NumberText.Count(result.Tally.Inputs)} rows are labelled and kept; the same command goes on behind them";
            yield break;
        }

        yield return $"done in {NumberText.Duration(result.Elapsed)}: {folder.DataSetDirectory}";
        if (result.Quarantined + result.QuarantinedTasks > 0)
            yield return $"what could not be labelled is listed in {folder.QuarantineFile} with file, row and reason";
        if (result.Tally.Flipped > 0)
            yield return $"all {NumberText.Count(result.Tally.Flipped)} changed labels are listed in {folder.FlipsFile}";
        if (result.FailureShare > RelabelResult.MaxFailureShare)
            yield return $"{result.FailureShare:P1} of the rows are quarantined, more than {RelabelResult.MaxFailureShare:P1}: exit code 1";
        yield return $"look at the data set: datasynth inspect {folder.DataSetDirectory}";
    }

    private static JsonObject Json(RunFolder folder, RelabelResult result) => new(
    [
        new("counts", result.Set?.Counts.ToJson() ?? (JsonValue)JsonNull.Instance),
        new("interrupted", JsonBoolean.Of(result.Set is null)),
        new("rows_in", JsonNumber.Of(result.Tally.Inputs)),
        new("rows_out", JsonNumber.Of(result.Tally.Rows)),
        new("quarantined", JsonNumber.Of(result.Quarantined)),
        new("quarantined_by_kind", new JsonObject(result.Tally.Quarantined.Select(entry => new JsonMember(entry.Key, JsonNumber.Of(entry.Value))))),
        new("quarantined_tasks", JsonNumber.Of(result.QuarantinedTasks)),
        new("tasks_without_output", result.UnansweredTasks is { } unanswered ? JsonNumber.Of(unanswered) : JsonNull.Instance),
        new("directory", new JsonString(folder.DataSetDirectory)),
        new("run_directory", new JsonString(folder.Directory)),
        new("models", new JsonArray([.. Models(result.Tally).Select(Model)])),
        new("labelled_before", JsonNumber.Of(result.Tally.LabelledBefore)),
        new("flipped", JsonNumber.Of(result.Tally.Flipped)),
        new("flips", new JsonArray([.. result.Tally.Flips.Select(FlipText.ToJson)])),
    ]);

    private static JsonObject Model(SummaryModel model) => new(
    [
        new("model", new JsonString(model.Name)),
        new("correct", JsonNumber.Of(model.Correct)),
        new("incorrect", JsonNumber.Of(model.Incorrect.Values.Sum())),
        new("unlabelled", JsonNumber.Of(model.Unlabelled)),
        new("error_types", new JsonObject(model.Incorrect.Where(entry => entry.Value > 0).Select(entry => new JsonMember(entry.Key.ToFileName(), JsonNumber.Of(entry.Value))))),
    ]);
}
