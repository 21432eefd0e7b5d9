using DataSynth.Datasets.Pairs;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary><c>kto</c>: TRL's unpaired preference format: one answer a row and whether it is right. The right calls make a row too, so that
/// both labels occur.</summary>
internal sealed class KtoProfile : CandidateProfile
{
    /// <inheritdoc/>
    public override string Name => "kto";

    /// <inheritdoc/>
    public override string Description => "prompt, completion and label, one answer a row (TRL's KTO trainer)";

    /// <inheritdoc/>
    public override bool IncludesGroundTruth => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ExportColumn<TrainingCandidate>> Columns { get; } =
    [
        new(MessageColumns.Field("prompt"), row => MessageColumns.AsPlainTurns(row.Candidate.Task)),
        new(MessageColumns.Field("completion"), row => MessageColumns.Assistant(AnswerText.Of(row))),
        new(ParquetField.Boolean("label"), row => row.Candidate.Verdict.Kind == VerdictKind.Correct),
        new(ParquetField.Text("tools", nullable: true), row => ToolsText.OpenAi(row.Candidate.Task.Tools)),
        new(ParquetField.Text("uuid"), row => row.Uuid),
        new(ParquetField.Text("dataset_name"), row => row.Candidate.Task.Dataset),
        new(ParquetField.Text("generator_model"), row => row.Candidate.Generator.Name),
        new(ParquetField.Text("error_type", nullable: true), row => row.Candidate.Verdict.ErrorType?.ToFileName()),
    ];
}
