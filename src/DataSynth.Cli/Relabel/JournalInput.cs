using DataSynth.Cli.Runs;
using DataSynth.Datasets.Relabelling;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Relabel;

/// <summary>A reply of a journal.</summary>
internal sealed record JournalInput(string Folder, long Number, RawCandidate Raw, CandidateReading Reading) : RelabelInput(Folder, 0, Number)
{
    /// <inheritdoc/>
    public override RelabelOutcome Label()
    {
        var outcome = Reading.Read(Raw);
        if (outcome.Candidate is { } candidate)
            return RelabelOutcome.Of(CandidateRows.Of(candidate));
        var reason = $"no answer to this request: {outcome.Reason}";
        return RelabelOutcome.Of(new QuarantinedRow(File, Line, Row, QuarantineKinds.NoOutput, reason, outcome.Error ?? "")
        {
            Id = Raw.Request.Task.Id,
        });
    }
}
