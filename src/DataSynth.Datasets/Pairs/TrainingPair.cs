using DataSynth.Datasets.Candidates;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Pairs;

/// <summary>A task with a better answer and a worse one: what a profile makes a row of.</summary>
/// <param name="Uuid">See <see cref="PairIdentity"/>.</param>
/// <param name="Candidate">The wrong candidate, with its task.</param>
/// <param name="ToolsText">The catalogue as JSON, every schema byte for byte.</param>
/// <param name="CorrectCallsText">The better side as <see cref="CallSerializer"/> writes it: the task's right calls unless
/// <paramref name="Candidate"/> has another partner in <see cref="Chosen"/>.</param>
/// <param name="IncorrectCallsText">The wrong calls, written the same way; <c>[]</c> when the candidate makes none that can be read.</param>
/// <param name="AgreeingGenerators">How many generators made this very mistake in this situation, from 1.</param>
public sealed record TrainingPair(
    string Uuid,
    LabelledCandidate Candidate,
    string ToolsText,
    string CorrectCallsText,
    string IncorrectCallsText,
    int AgreeingGenerators)
{
    /// <summary>Whose answer the better side is; null for the task's right calls.</summary>
    public LabelledCandidate? Chosen { get; init; }

    /// <summary>Whether the better side is itself wrong, only less so.</summary>
    public bool IsChosenImperfect => Chosen is { Verdict.Kind: VerdictKind.Incorrect };

    /// <summary>Whether several models agree against the task's right calls; such tasks are in a set by choice only.</summary>
    public bool SuspectGroundTruth { get; init; }
}
