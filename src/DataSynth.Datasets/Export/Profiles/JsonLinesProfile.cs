using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary><c>jsonl</c>: the columns of <c>toolrm</c> in JSON Lines files instead of Parquet; what is a JSON string there is one here.</summary>
internal sealed class JsonLinesProfile : PairProfile
{
    /// <inheritdoc/>
    public override string Name => "jsonl";

    /// <inheritdoc/>
    public override string Description => "the columns of toolrm as JSON Lines files instead of Parquet";

    /// <inheritdoc/>
    public override ShardFormat Format => ShardFormat.JsonLines;

    /// <inheritdoc/>
    public override bool TakesImperfectChosen => false;

    /// <inheritdoc/>
    public override IReadOnlyList<ExportColumn<TrainingPair>> Columns { get; } = new ToolRmProfile().Columns;
}
