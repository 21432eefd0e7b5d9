using DataSynth.Datasets.Relabelling;

namespace DataSynth.Cli.Relabel;

/// <summary>What became of a batch of inputs, in their order.</summary>
/// <param name="Outcomes">An outcome for each input.</param>
/// <param name="Values">The values of each row; null for a quarantined input.</param>
internal sealed record LabelledBatch(RelabelOutcome[] Outcomes, object?[]?[] Values)
{
    /// <summary>Labels a batch.</summary>
    /// <param name="inputs">The inputs.</param>
    public static LabelledBatch Of(RelabelInput[] inputs)
    {
        var outcomes = Array.ConvertAll(inputs, input => input.Label());
        return new LabelledBatch(outcomes, Array.ConvertAll(outcomes, outcome => outcome.Row is { } row ? RelabelledSet.ValuesOf(row) : null));
    }
}
