using System.Text;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;
using DataSynth.Datasets.Relabelling;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Relabel;

/// <summary>Changed labels: how many from what to what, by which rule, with examples, and what to look at.</summary>
internal static class FlipText
{
    private const int MaxGroups = 40;

    /// <summary>Appends them as text.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="tally">The counts.</param>
    /// <param name="width">The widest line in cells.</param>
    /// <param name="style">How to colour.</param>
    public static void Append(StringBuilder output, ShardTally tally, int width, TextStyle style)
    {
        if (tally.LabelledBefore == 0)
            return;
        output.Append($"{NumberText.Count(tally.Flipped)} of {NumberText.Count(tally.LabelledBefore)} labels changed\n");
        if (tally.Flips.Count == 0)
        {
            output.Append('\n');
            return;
        }

        var rows = tally.Flips.Select(group => (IReadOnlyList<string>)
            [$"{group.Key.From} -> {group.Key.To}", NumberText.Count(group.Count), group.Key.Rule]).ToArray();
        output.Append(TextTable.Render(["from -> to", "rows", "rule"], rows, width, style));
        foreach (var group in tally.Flips.Take(MaxGroups))
        {
            var title = $"{group.Key.From} -> {group.Key.To}, {group.Key.Rule}: {NumberText.Count(group.Count)}";
            output.Append('\n').Append(style.Bold(DisplayWidth.Printable(title))).Append('\n');
            output.Append($"  look at: {group.Key.LookAt}\n");
            foreach (var example in group.Examples)
                Append(output, example, width);
        }

        if (tally.Flips.Count > MaxGroups)
            output.Append($"\nand {NumberText.Count(tally.Flips.Count - MaxGroups)} more kinds of change\n");
        output.Append('\n');
    }

    /// <summary>A group as an object.</summary>
    /// <param name="group">The group.</param>
    public static JsonValue ToJson(FlipGroup group) => new JsonObject(
    [
        new("from", FlipLines.Label(group.Key.FromVerdict, group.Key.FromErrorType)),
        new("to", FlipLines.Label(group.Key.ToVerdict, group.Key.ToErrorType)),
        new("rule", new JsonString(group.Key.Rule)),
        new("count", JsonNumber.Of(group.Count)),
        new("look_at", new JsonString(group.Key.LookAt)),
        new("examples", new JsonArray([.. group.Examples.Select(example => new JsonObject(
        [
            new("uuid", new JsonString(example.Uuid)),
            new("task_id", new JsonString(example.TaskId)),
            new("generator_model", new JsonString(example.Generator)),
            new("tool_calls_correct", new JsonString(example.CorrectCalls)),
            new("tool_calls_incorrect", new JsonString(example.JudgedCalls)),
            new("detail", example.Detail is null ? JsonNull.Instance : new JsonString(example.Detail)),
        ]))])),
    ]);

    private static void Append(StringBuilder output, FlipExample example, int width)
    {
        Line($"  {example.Uuid}  {example.TaskId}  {example.Generator}");
        Line($"      right  {example.CorrectCalls}");
        Line($"      judged {example.JudgedCalls}");
        if (example.Detail is not null)
            Line($"      {example.Detail}");

        void Line(string text) => output.Append(DisplayWidth.Truncate(DisplayWidth.Printable(text), Math.Max(40, width))).Append('\n');
    }
}
