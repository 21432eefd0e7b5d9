using DataSynth.Generation.Licenses;
using DataSynth.Generation.Outcomes;

namespace DataSynth.Generation.Inspection;

/// <summary>What an endpoint says of one model.</summary>
/// <param name="Status">How far it could be asked.</param>
/// <param name="Endpoint">Its base address without user information.</param>
public sealed record ModelInspection(InspectionStatus Status, string Endpoint)
{
    /// <summary>What is wrong and what to do, one sentence; null when ready.</summary>
    public string? Problem { get; init; }

    /// <summary>The kind of fault that made it unreachable; null otherwise. <see cref="FailureReason.Connection"/> and
    /// <see cref="FailureReason.Timeout"/> mean that nobody answered; anything else that somebody did, in another API.</summary>
    public FailureReason? Fault { get; init; }

    /// <summary>The command that would bring the model there, or null.</summary>
    public string? Remedy { get; init; }

    /// <summary>The model; null unless ready.</summary>
    public ServedModel? Model { get; init; }

    /// <summary>What the server says that licences depend on; null unless ready, and for servers that say nothing.</summary>
    public ModelEvidence? Evidence { get; init; }
}
