using DataSynth.Datasets.Export;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Relabelling;

/// <summary>
/// The columns of relabelled data: those of profile <c>toolrm</c>, with an <c>error_type</c> that is null unless the verdict is
/// <c>incorrect</c>; then <c>verdict</c>; then what is kept of the input. <c>score_incorrect</c> is 0 where nothing can be said.
/// </summary>
internal static class RelabelColumns
{
    /// <summary>The column that the canonical ones are followed by.</summary>
    public const string Verdict = "verdict";

    private static readonly string[] Canonical =
        [.. ExportProfiles.All.Single(profile => profile.Name == "toolrm").Schema.Fields.Select(field => field.Name)];

    /// <summary>Whether a name is taken by a column that every relabelled set has.</summary>
    public static bool IsTaken(string name) => name == Verdict || Canonical.Contains(name);

    /// <summary>The schema of every shard.</summary>
    /// <param name="kept">The columns kept of the input.</param>
    public static ParquetSchema Schema(IReadOnlyList<ParquetField> kept)
        =>
        new([
            .. ExportProfiles.All.Single(profile => profile.Name == "toolrm").Schema.Fields
                .Select(field => field.Name == "error_type" ? ParquetField.Text(field.Name, nullable: true) : field),
            ParquetField.Text(Verdict),
            .. kept,
        ]);

    /// <summary>The values of a row, in the order of <see cref="Schema"/>.</summary>
    public static object?[] Values(RelabelledRow row) =>
    [
        row.Uuid,
        row.Dataset,
        row.Conversation,
        row.Tools,
        row.CorrectCalls,
        row.JudgedCalls,
        row.Generator,
        row.TaskId,
        row.Kind,
        row.Verdict.ErrorType?.ToFileName(),
        row.Verdict.Detail,
        row.Verdict.Score ?? 0.0,
        row.Obfuscated,
        row.RawOutput,
        row.Syntax,
        row.GeneratorLicense,
        row.GeneratorDigest,
        row.PromptHash,
        row.Seed,
        row.Temperature,
        row.SampleIndex,
        row.Verdict.Kind.ToFileName(),
        .. row.Kept,
    ];
}
