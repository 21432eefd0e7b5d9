namespace DataSynth.Datasets.Survey;

/// <summary>What was decided about a source task by looking at all of them.</summary>
/// <param name="Fate">Whether it is in the set.</param>
/// <param name="SplitKey">By which it is put into a split: the id of one of its near-duplicates and the tasks with the same conversation, so that all are on one
/// side; its own id where it has none.</param>
public sealed record TaskDecision(TaskFate Fate, string SplitKey);
