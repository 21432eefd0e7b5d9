using DataSynth.Datasets.Candidates;

namespace DataSynth.Datasets.Pairs;

/// <summary>A task with its right calls and one wrong candidate: what a profile makes a row of.</summary>
/// <param name="Uuid">See <see cref="PairIdentity"/>.</param>
/// <param name="Candidate">The wrong candidate, with its task.</param>
/// <param name="ToolsText">The catalogue as JSON, every schema byte for byte.</param>
/// <param name="CorrectCallsText">The right calls as <see cref="CallSerializer"/> writes them.</param>
/// <param name="IncorrectCallsText">The wrong calls, written the same way; <c>[]</c> when the candidate makes none that can be read.</param>
/// <param name="AgreeingGenerators">How many generators made this very mistake in this task, from 1.</param>
public sealed record TrainingPair(
    string Uuid,
    LabelledCandidate Candidate,
    string ToolsText,
    string CorrectCallsText,
    string IncorrectCallsText,
    int AgreeingGenerators);
