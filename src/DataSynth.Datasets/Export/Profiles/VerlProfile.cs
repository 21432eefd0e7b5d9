using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Prompts;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>
/// <c>verl</c>: the columns of ToolRL's <c>rlla_4k</c> for reinforcement learning with its reward; one row for each variant of a task,
/// whatever models said to it. verl hands no tools to the template, so they stand in the system text, which asks for ToolRL's output format.
/// </summary>
internal sealed class VerlProfile : TaskProfile
{
    /// <summary>The name by which ToolRL's code finds its reward.</summary>
    private const string RewardName = "rlla";

    /// <summary>The placeholder thoughts of ToolRL's own ground truths: the reward looks at the tags, not at what stands between them.</summary>
    private const string ThoughtBeforeCalls = "I should use the appropriate tool with proper parameters to respond to the user's need.";
    private const string ThoughtBeforeWords = "I should directly respond to the user's need.";

    /// <inheritdoc/>
    public override string Name => "verl";

    /// <inheritdoc/>
    public override string Description => "one row a task with ToolRL's columns and ground truths (reinforcement learning with verl)";

    /// <inheritdoc/>
    public override IReadOnlyList<ExportColumn<TrainingTask>> Columns { get; } =
    [
        new(ParquetField.Text("data_source"), _ => RewardName),
        new(MessageColumns.Field("prompt"), row => MessageColumns.WithTools(row.Task, PromptTemplate.ToolRl)),
        new(ParquetField.Text("ability"), _ => "tool_calling"),
        new(
            ParquetField.Struct("reward_model", [ParquetField.Text("ground_truth"), ParquetField.Text("style")]),
            row => new object?[] { GroundTruth(row.Task), "rule" }),
        new(
            ParquetField.Struct(
                "extra_info",
                [
                    ParquetField.Int64("index"), ParquetField.Text("input"), ParquetField.Text("instruction"), ParquetField.Text("output"),
                    ParquetField.Text("split"), ParquetField.Text("task_id"), ParquetField.Text("dataset_name"), ParquetField.Text("tools"),
                ]),
            ExtraInfo),
    ];

    private static object?[] ExtraInfo(TrainingTask row)
    {
        var prompt = PromptTemplate.ToolRl.Render(row.Task);
        var input = string.Join("\n", prompt.Messages.Skip(1).Select(message => $"<{message.Role}> {message.Content} </{message.Role}>"));
        return [row.Index, input, prompt.System, GroundTruth(row.Task), row.Split, row.Task.Id, row.Task.Dataset, row.ToolsText];
    }

    private static string GroundTruth(ToolTask task)
    {
        var calls = RightCalls.Of(task);
        return calls.Count == 0
            ? $"<think> {ThoughtBeforeWords} </think>\n<response> {AnswerText.NoCall} </response>"
            : $"<think> {ThoughtBeforeCalls} </think>\n{PromptTemplate.ToolRl.Syntax.Calls(calls)}";
    }
}
