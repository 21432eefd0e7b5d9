using System.Text;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Console.Summary;

/// <summary>Writes the summary of a run as text. Pure.</summary>
internal static class SummaryRenderer
{
    private const int LabelCells = 14;
    private const int MaxFiles = 12;

    /// <summary>The summary, each line ending in a line break.</summary>
    /// <param name="summary">What to tell.</param>
    /// <param name="width">The widest line in cells, where words allow.</param>
    /// <param name="style">How to colour.</param>
    public static string Render(RunSummary summary, int width, TextStyle style)
    {
        var output = new StringBuilder();
        var state = summary.Interrupted ? style.Yellow("interrupted") : style.Green("done");
        output.Append(style.Bold(summary.Name)).Append(": ").Append(state).Append(" in ").Append(NumberText.Duration(summary.Elapsed)).Append('\n');
        AppendCounts(output, summary);

        if (summary.Models.Count > 0)
            output.Append('\n').Append(VerdictTable(summary.Models, width, style));

        output.Append('\n');
        if (!summary.Interrupted)
            AppendResults(output, summary);
        foreach (var note in summary.Notes)
            Append(output, "note", note);
        foreach (var step in summary.NextSteps)
            Append(output, "next", step);
        return output.ToString();
    }

    private static void AppendCounts(StringBuilder output, RunSummary summary)
    {
        Append(output, "tasks", NumberText.Count(summary.Tasks) + Reasons(", quarantined", summary.Quarantined));
        if (summary.RecordsLeftOut.Count > 0)
            Append(output, "not used", Reasons(string.Empty, summary.RecordsLeftOut) + $" of {NumberText.Count(summary.Records)} source records");
        if (summary.Marked > 0)
            Append(output, "marked", $"{NumberText.Count(summary.Marked)} tasks whose right calls contradict their tools");
        var reused = summary.Reused > 0 ? $", {NumberText.Count(summary.Reused)} of them answered before" : string.Empty;
        Append(output, "asked", NumberText.Count(summary.Asked) + reused);
        var failed = summary.Failures.Values.Sum();
        Append(output, "answered", $"{NumberText.Count(summary.Answered)} ({NumberText.Percent(summary.Answered, summary.Asked)})");
        if (failed > 0)
            Append(output, "failed", Reasons(string.Empty, summary.Failures));
        if (summary.Tokens.Output > 0)
            Append(output, "tokens", $"{NumberText.Count(summary.Tokens.Input)} read, {NumberText.Count(summary.Tokens.Output)} written");
    }

    private static void AppendResults(StringBuilder output, RunSummary summary)
    {
        foreach (var (index, reason) in summary.TasksLeftOut.Where(reason => reason.Value > 0).Index())
            Append(output, index == 0 ? "tasks dropped" : string.Empty, $"{NumberText.Count(reason.Value)} {reason.Key}");
        if (summary.Unlabelled.Count > 0)
            Append(output, "unlabelled", Reasons(string.Empty, summary.Unlabelled));
        if (summary.Repaired.All > 0)
            Append(output, "repaired", $"{NumberText.Count(summary.Repaired.All)}, {NumberText.Count(summary.Repaired.Correct)} of them correct");
        Append(output, "duplicates", $"{NumberText.Count(summary.Duplicates)} dropped");
        foreach (var (index, reason) in summary.LeftOut.Index())
            Append(output, index == 0 ? "left out" : string.Empty, $"{NumberText.Count(reason.Value)} {reason.Key}");
        var splits = string.Join(", ", summary.Splits.Select(split => $"{split.Key} {NumberText.Count(split.Value)}"));
        Append(output, "pairs", NumberText.Count(summary.Pairs) + (splits.Length > 0 ? $": {splits}" : string.Empty));

        foreach (var (index, file) in summary.Files.Take(MaxFiles).Index())
            Append(output, index == 0 ? "files" : string.Empty, $"{DisplayWidth.Printable(file.Key)}  {NumberText.Bytes(file.Value)}");
        if (summary.Files.Count > MaxFiles)
            Append(output, string.Empty, $"and {NumberText.Count(summary.Files.Count - MaxFiles)} more");
    }

    /// <summary>Models against verdicts and error types.</summary>
    /// <param name="models">The models.</param>
    /// <param name="width">The widest line in cells, where words allow.</param>
    /// <param name="style">How to colour.</param>
    /// <param name="withFailures">Whether there is a column for requests that failed.</param>
    public static string VerdictTable(IReadOnlyList<SummaryModel> models, int width, TextStyle style, bool withFailures = true)
    {
        var types = Enum.GetValues<ErrorType>().Where(type => models.Any(model => model.Incorrect.GetValueOrDefault(type) > 0)).ToArray();
        string[] heading = ["model", "correct", "incorrect", .. types.Select(type => type.ToFileName()), "unlabelled", .. withFailures ? ["failed"] : Array.Empty<string>()];
        var rows = models.Select(model => (IReadOnlyList<string>)
        [
            model.Name,
            NumberText.Count(model.Correct),
            NumberText.Count(model.Incorrect.Values.Sum()),
            .. types.Select(type => NumberText.Count(model.Incorrect.GetValueOrDefault(type))),
            NumberText.Count(model.Unlabelled),
            .. withFailures ? [NumberText.Count(model.Failed)] : Array.Empty<string>(),
        ]).ToArray();
        return TextTable.Render(heading, rows, width, style);
    }

    private static string Reasons(string title, IReadOnlyDictionary<string, long> counts)
    {
        if (counts.Count == 0)
            return string.Empty;
        var reasons = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal);
        var text = string.Join(", ", reasons.Select(pair => $"{DisplayWidth.Printable(pair.Key)} {NumberText.Count(pair.Value)}"));
        return title.Length == 0 ? $"{NumberText.Count(counts.Values.Sum())}: {text}" : $"{title} {NumberText.Count(counts.Values.Sum())}: {text}";
    }

    private static void Append(StringBuilder output, string label, string text)
        => output.Append(label.PadRight(LabelCells)).Append(text).Append('\n');
}
