using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>A record of a JSON file, not yet parsed.</summary>
internal sealed record PreferenceRecordInput(
    string File, long Line, long Row, byte[] Utf8, RowProblem? Broken, PreferenceLabeller Labeller, string Dataset, bool Keep, int Depth)
    : RelabelInput(File, Line, Row)
{
    /// <inheritdoc/>
    public override RelabelOutcome Label()
    {
        var problem = Broken;
        if (problem is null && Labeller.Label(PreferenceRecord.Read(Utf8, Keep, Depth), Dataset, out problem) is { } labelled)
            return RelabelOutcome.Of(labelled);
        return RelabelOutcome.Of(new QuarantinedRow(File, Line, Row, problem!.Kind, problem.Reason, QuarantineText.Of(Utf8)));
    }
}
