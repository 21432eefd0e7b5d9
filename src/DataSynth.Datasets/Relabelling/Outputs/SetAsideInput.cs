using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>A record of which its reader has found already that nothing can be labelled.</summary>
internal sealed record SetAsideInput(QuarantinedRow Quarantined) : RelabelInput(Quarantined.File, Quarantined.Line, Quarantined.Row)
{
    /// <inheritdoc/>
    public override RelabelOutcome Label() => RelabelOutcome.Of(Quarantined);
}
