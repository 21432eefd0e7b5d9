using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Relabelling;

/// <summary>What became of an input: a row, or a quarantined record; never both, never neither.</summary>
public sealed record RelabelOutcome
{
    private RelabelOutcome(RelabelledRow? row, QuarantinedRow? quarantined)
    {
        Row = row;
        Quarantined = quarantined;
    }

    /// <summary>The labelled row, or null.</summary>
    public RelabelledRow? Row { get; }

    /// <summary>Why there is no row, or null.</summary>
    public QuarantinedRow? Quarantined { get; }

    /// <summary>A labelled row.</summary>
    /// <param name="row">The row.</param>
    public static RelabelOutcome Of(RelabelledRow row) => new(row, null);

    /// <summary>A record that cannot be labelled.</summary>
    /// <param name="quarantined">The record, and why.</param>
    public static RelabelOutcome Of(QuarantinedRow quarantined) => new(null, quarantined);
}
