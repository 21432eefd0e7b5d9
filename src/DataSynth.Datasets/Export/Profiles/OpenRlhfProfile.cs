using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Prompts;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>
/// <c>openrlhf</c>: messages for <c>--data.apply_chat_template</c>. OpenRLHF hands no tools to the template (its <c>reward_dataset.py</c>),
/// so they stand in the system text.
/// </summary>
internal sealed class OpenRlhfProfile : PairProfile
{
    /// <inheritdoc/>
    public override string Name => "openrlhf";

    /// <inheritdoc/>
    public override string Description => "prompt, chosen and rejected as messages with the tools in the system text (OpenRLHF, and templates that drop tools)";

    /// <inheritdoc/>
    public override IReadOnlyList<ExportColumn<TrainingPair>> Columns { get; } =
    [
        new(MessageColumns.Field("prompt"), pair => MessageColumns.WithTools(pair.Candidate.Task, PromptTemplate.Default)),
        new(MessageColumns.Field("chosen"), pair => MessageColumns.Assistant(AnswerText.Chosen(pair))),
        new(MessageColumns.Field("rejected"), pair => MessageColumns.Assistant(AnswerText.Rejected(pair))),
        new(ParquetField.Text("uuid"), pair => pair.Uuid),
        new(ParquetField.Text("dataset_name"), pair => pair.Candidate.Task.Dataset),
        new(ParquetField.Text("generator_model"), pair => pair.Candidate.Generator.Name),
        new(ParquetField.Text("error_type"), pair => pair.Candidate.Verdict.ErrorType!.Value.ToFileName()),
    ];
}
