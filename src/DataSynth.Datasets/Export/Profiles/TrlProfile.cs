using DataSynth.Datasets.Pairs;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>
/// <c>trl</c>: the conversational preference format of TRL (its documentation, "Dataset formats") with the calls as text, which every chat
/// template renders alike; <c>tools</c> is a JSON string, which TRL decodes and hands to the template.
/// </summary>
internal sealed class TrlProfile : PairProfile
{
    /// <inheritdoc/>
    public override string Name => "trl";

    /// <inheritdoc/>
    public override string Description => "prompt, chosen and rejected as messages with the calls as text, tools as a JSON string (TRL's reward and DPO trainers)";

    /// <inheritdoc/>
    public override IReadOnlyList<ExportColumn<TrainingPair>> Columns { get; } =
    [
        new(MessageColumns.Field("prompt"), pair => MessageColumns.AsPlainTurns(pair.Candidate.Task)),
        new(MessageColumns.Field("chosen"), pair => MessageColumns.Assistant(AnswerText.Chosen(pair))),
        new(MessageColumns.Field("rejected"), pair => MessageColumns.Assistant(AnswerText.Rejected(pair))),
        new(ParquetField.Text("tools", nullable: true), pair => ToolsText.OpenAi(pair.Candidate.Task.Tools)),
        new(ParquetField.Text("uuid"), pair => pair.Uuid),
        new(ParquetField.Text("dataset_name"), pair => pair.Candidate.Task.Dataset),
        new(ParquetField.Text("generator_model"), pair => pair.Candidate.Generator.Name),
        new(ParquetField.Text("error_type"), pair => pair.Candidate.Verdict.ErrorType!.Value.ToFileName()),
    ];
}
