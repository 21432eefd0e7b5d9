using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>A row of a Parquet file.</summary>
internal sealed record PreferenceParquetInput(
    string File, long Row, object?[] Values, PreferenceParquet Parquet, PreferenceLabeller Labeller, string Dataset)
    : RelabelInput(File, 0, Row)
{
    /// <inheritdoc/>
    public override RelabelOutcome Label()
    {
        var labelled = Labeller.Label(Parquet.Read(Values), Dataset, out var problem);
        return labelled is not null
            ? RelabelOutcome.Of(labelled)
            : RelabelOutcome.Of(new QuarantinedRow(File, Line, Row, problem!.Kind, problem.Reason, Parquet.TextOf(Values)));
    }
}
