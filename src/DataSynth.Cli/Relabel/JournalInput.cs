using DataSynth.Cli.Runs;
using DataSynth.Datasets.Relabelling;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Relabel;

/// <summary>A reply of a journal.</summary>
internal sealed record JournalInput(string Folder, long Number, RawCandidate Raw) : RelabelInput(Folder, 0, Number)
{
    /// <inheritdoc/>
    public override RelabelOutcome Label()
    {
        var outcome = CandidateReading.Read(Raw);
        return outcome.Candidate is { } candidate
            ? RelabelOutcome.Of(CandidateRows.Of(candidate))
            : RelabelOutcome.Of(new QuarantinedRow(
                File, Line, Row, QuarantineKinds.NoOutput, $"no answer to this request: {outcome.Reason}", outcome.Error ?? "") { Id = Raw.Request.Task.Id });
    }
}
