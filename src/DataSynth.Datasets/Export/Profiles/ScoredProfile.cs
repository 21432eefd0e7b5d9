using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Pairs;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>
/// <c>scored</c>: every distinct labelled answer with its unit score, the score's parts, and what there is to filter and weigh by. For
/// regression, best-of-n data, and filters of one's own.
/// </summary>
internal sealed class ScoredProfile : CandidateProfile
{
    /// <inheritdoc/>
    public override string Name => "scored";

    /// <inheritdoc/>
    public override string Description => "every labelled answer with verdict, unit score and its parts, agreement and provenance";

    /// <inheritdoc/>
    public override IReadOnlyList<ExportColumn<TrainingCandidate>> Columns { get; } =
    [
        new(ParquetField.Text("uuid"), row => row.Uuid),
        new(ParquetField.Text("task_id"), row => row.Candidate.Task.Id),
        new(ParquetField.Text("dataset_name"), row => row.Candidate.Task.Dataset),
        new(ParquetField.Text("kind"), row => ConversationKind.Of(row.Candidate.Task)),
        new(MessageColumns.Field("conversation"), row => MessageColumns.AsText(row.Candidate.Task.Conversation)),
        new(ParquetField.Text("tools"), row => row.ToolsText),
        new(ParquetField.Text("tool_calls"), row => row.CallsText),
        new(ParquetField.Text("tool_calls_correct"), row => row.CorrectCallsText),
        new(ParquetField.Text("verdict"), row => row.Candidate.Verdict.Kind.ToFileName()),
        new(ParquetField.Text("error_type", nullable: true), row => row.Candidate.Verdict.ErrorType?.ToFileName()),
        new(ParquetField.Text("error_detail", nullable: true), row => row.Candidate.Verdict.Detail),
        new(ParquetField.Double("score"), row => row.Candidate.Verdict.Score ?? 0),
        new(ParquetField.Double("score_format"), row => row.Candidate.Verdict.ErrorType == ErrorType.Format ? 0.0 : 1.0),
        new(ParquetField.Double("score_count"), row => CountScore(row.Candidate)),
        new(ParquetField.Double("score_names"), row => Parts(row).Names),
        new(ParquetField.Double("score_parameters"), row => Parts(row).Parameters),
        new(ParquetField.Double("score_values"), row => Parts(row).Values),
        new(ParquetField.Boolean("suspect_ground_truth"), row => row.SuspectGroundTruth),
        new(ParquetField.Boolean("repaired"), row => row.Candidate.IsRepaired),
        new(ParquetField.Int64("agreeing_generators"), row => (long)row.AgreeingGenerators),
        new(ParquetField.Text("generator_model"), row => row.Candidate.Generator.Name),
        new(ParquetField.Text("generator_license", nullable: true), row => row.Candidate.Generator.License),
        new(ParquetField.Text("generator_digest", nullable: true), row => row.Candidate.Generator.Digest),
        new(ParquetField.Text("source_revision", nullable: true), row => row.Candidate.Task.SourceRevision),
        new(ParquetField.Text("task_license", nullable: true), row => row.Candidate.Task.License),
        new(ParquetField.Boolean("obfuscated"), row => row.Candidate.Variant == TaskVariant.Obfuscated),
        new(ParquetField.Text("raw_output", nullable: true), row => row.Candidate.RawOutput),
        new(ParquetField.Text("syntax", nullable: true), row => row.Candidate.Output.Syntax),
        new(ParquetField.Text("prompt_hash", nullable: true), row => row.Candidate.PromptHash),
        new(ParquetField.Int64("seed", nullable: true), row => row.Candidate.Seed),
        new(ParquetField.Double("temperature", nullable: true), row => row.Candidate.Temperature),
        new(ParquetField.Int64("sample_index"), row => (long)row.Candidate.SampleIndex),
    ];

    private static ScoreComponents Parts(TrainingCandidate row) => row.Candidate.Verdict.Components ?? ScoreComponents.None;

    /// <summary>The smaller of the numbers of calls made and right over the larger; 1 where none is made and none is right.</summary>
    private static double CountScore(LabelledCandidate candidate)
    {
        var (made, right) = (candidate.Output.Calls.Count, candidate.Task.Expectation.Calls.Count);
        return made == right ? 1 : (double)Math.Min(made, right) / Math.Max(made, right);
    }
}
