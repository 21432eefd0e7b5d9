using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Pairs;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>
/// <c>toolrm</c>: the seven columns of ibm-research/ToolRM-train-data in their order, then what a row needs to be traced and explained.
/// JSON is always a plain string: as structs, the arguments of different tools would be merged and filled with nulls.
/// </summary>
internal sealed class ToolRmProfile : PairProfile
{
    /// <inheritdoc/>
    public override string Name => "toolrm";

    /// <inheritdoc/>
    public override string Description => "right and wrong calls as JSON strings beside conversation and tools (columns of ToolRM-train-data, and provenance)";

    /// <inheritdoc/>
    public override bool TakesImperfectChosen => false;

    /// <inheritdoc/>
    public override IReadOnlyList<ExportColumn<TrainingPair>> Columns { get; } =
    [
        new(ParquetField.Text("uuid"), pair => pair.Uuid),
        new(ParquetField.Text("dataset_name"), pair => pair.Candidate.Task.Dataset),
        new(MessageColumns.Field("conversation"), pair => MessageColumns.AsText(pair.Candidate.Task.Conversation)),
        new(ParquetField.Text("tools"), pair => pair.ToolsText),
        new(ParquetField.Text("tool_calls_correct"), pair => pair.CorrectCallsText),
        new(ParquetField.Text("tool_calls_incorrect"), pair => pair.IncorrectCallsText),
        new(ParquetField.Text("generator_model"), pair => pair.Candidate.Generator.Name),
        new(ParquetField.Text("task_id"), pair => pair.Candidate.Task.Id),
        new(ParquetField.Text("kind"), pair => ConversationKind.Of(pair.Candidate.Task)),
        new(ParquetField.Text("error_type"), pair => pair.Candidate.Verdict.ErrorType!.Value.ToFileName()),
        new(ParquetField.Text("error_detail", nullable: true), pair => pair.Candidate.Verdict.Detail),
        new(ParquetField.Double("score_incorrect"), pair => pair.Candidate.Verdict.Score!.Value),
        new(ParquetField.Boolean("obfuscated"), pair => pair.Candidate.Variant == TaskVariant.Obfuscated),
        new(ParquetField.Text("raw_output", nullable: true), pair => pair.Candidate.RawOutput),
        new(ParquetField.Text("syntax", nullable: true), pair => pair.Candidate.Output.Syntax),
        new(ParquetField.Text("generator_license", nullable: true), pair => pair.Candidate.Generator.License),
        new(ParquetField.Text("generator_digest", nullable: true), pair => pair.Candidate.Generator.Digest),
        new(ParquetField.Text("prompt_hash", nullable: true), pair => pair.Candidate.PromptHash),
        new(ParquetField.Int64("seed", nullable: true), pair => pair.Candidate.Seed),
        new(ParquetField.Double("temperature", nullable: true), pair => pair.Candidate.Temperature),
        new(ParquetField.Int64("sample_index"), pair => (long)pair.Candidate.SampleIndex),
    ];
}
