using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>A recorded output, its text not yet parsed.</summary>
internal sealed record OutputInput(
    string File, long Line, long Row, byte[] Utf8, OutputRecord? Output, RowProblem? Problem, string Model, long Sample, OutputLabeller Labeller)
    : RelabelInput(File, Line, Row)
{
    /// <inheritdoc/>
    public override RelabelOutcome Label()
    {
        var problem = Problem;
        if (Output is not null && Labeller.Label(Output, Model, Sample, Utf8, out problem) is { } row)
            return RelabelOutcome.Of(row);
        return RelabelOutcome.Of(new QuarantinedRow(File, Line, Row, problem!.Kind, problem.Reason, QuarantineText.Of(Utf8)) { Id = Output?.CaseId });
    }
}
