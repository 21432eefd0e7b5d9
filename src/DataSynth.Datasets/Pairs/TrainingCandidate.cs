using DataSynth.Datasets.Candidates;

namespace DataSynth.Datasets.Pairs;

/// <summary>A task with one labelled answer, correct or not: what a pointwise profile makes a row of.</summary>
/// <param name="Uuid">See <see cref="PairIdentity"/>; of a wrong answer the same as in a set of pairs.</param>
/// <param name="Candidate">The answer, with its task and verdict. Of the right calls themselves the generator is
/// <see cref="GroundTruthGenerator"/>.</param>
/// <param name="ToolsText">The catalogue as JSON, every schema byte for byte.</param>
/// <param name="CorrectCallsText">The task's right calls as <see cref="CallSerializer"/> writes them.</param>
/// <param name="CallsText">The answer's calls, written the same way; <c>[]</c> when it makes none that can be read.</param>
/// <param name="AgreeingGenerators">How many generators gave this very answer in this situation, from 1.</param>
public sealed record TrainingCandidate(
    string Uuid,
    LabelledCandidate Candidate,
    string ToolsText,
    string CorrectCallsText,
    string CallsText,
    int AgreeingGenerators)
{
    /// <summary>The generator's name of rows that are the right calls themselves.</summary>
    public const string GroundTruthGenerator = "ground_truth";

    /// <summary>Whether several models agree against the task's right calls; such tasks are in a set by choice only.</summary>
    public bool SuspectGroundTruth { get; init; }
}
