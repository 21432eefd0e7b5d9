using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Tasks;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>
/// <c>fc-reward-bench</c>: the eight columns of ibm-research/fc-reward-bench, to build benchmarks with. Calls are lists of one-key objects,
/// name to arguments. Errors that the benchmark has no label for (<c>unexpected_call</c>, <c>missing_call</c>) make no row.
/// </summary>
internal sealed class FcRewardBenchProfile : PairProfile
{
    /// <inheritdoc/>
    public override string Name => "fc-reward-bench";

    /// <inheritdoc/>
    public override string Description => "the eight columns and error labels of FC-RewardBench";

    /// <inheritdoc/>
    public override bool TakesImperfectChosen => false;

    /// <inheritdoc/>
    public override IReadOnlyList<ExportColumn<TrainingPair>> Columns { get; } =
    [
        new(ParquetField.Text("tools"), pair => pair.ToolsText),
        new(MessageColumns.Field("conversation"), pair => MessageColumns.AsText(pair.Candidate.Task.Conversation)),
        new(ParquetField.Text("chosen_output"), pair => Output(AnswerText.ChosenCalls(pair), pair.Candidate.Task.Tools)),
        new(ParquetField.Text("rejected_output"), pair => AnswerText.Unreadable(pair.Candidate) ?? Output(pair.Candidate.Output.Calls, pair.Candidate.Task.Tools)),
        new(ParquetField.Text("error_type"), pair => LabelOf(pair.Candidate.Verdict.ErrorType!.Value)),
        new(ParquetField.Text("model_name"), pair => pair.Candidate.Generator.Name),
        new(ParquetField.Text("test_category"), pair => Category(pair.Candidate.Task)),
        new(ParquetField.Text("test_id"), pair => pair.Candidate.Task.Id),
    ];

    /// <inheritdoc/>
    public override bool Takes(TrainingPair pair) => LabelOf(pair.Candidate.Verdict.ErrorType!.Value) is not null;

    /// <summary>The benchmark's label (its data set card), or null where it has none.</summary>
    private static string? LabelOf(ErrorType type) => type switch
    {
        ErrorType.Value => "Parameter value error",
        ErrorType.Name => "Incorrect function name",
        ErrorType.Count => "Incorrect number of function calls",
        ErrorType.MissingOptional => "Missing optional parameter",
        ErrorType.MissingRequired => "Missing required parameter",
        ErrorType.Type => "Parameter value type error",
        ErrorType.UnexpectedParameter => "Unexpected parameter",
        ErrorType.Format => "Parsing error",
        _ => null,
    };

    /// <summary>BFCL's category by what the task is made of.</summary>
    private static string Category(ToolTask task)
        => (task.Tools.Count > 1, task.Expectation.Calls.Count > 1) switch
        {
            (true, true) => "parallel_multiple",
            (true, false) => "multiple",
            (false, true) => "parallel",
            _ => "simple",
        };

    private static string Output(IReadOnlyList<ToolCall> calls, IReadOnlyList<Tool> tools)
    {
        var output = new JsonTextBuilder().Raw("[");
        for (var i = 0; i < calls.Count; i++)
        {
            output.Raw(i == 0 ? "{" : ",{").Text(calls[i].Name).Raw(":").Value(CallSerializer.Arrange(calls[i], tools)).Raw("}");
        }

        return output.Raw("]").ToString();
    }
}
