using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Pairs;

/// <summary>A task with its right calls: what a profile for reinforcement learning makes a row of.</summary>
/// <param name="Task">The task, in the form of its variant.</param>
/// <param name="ToolsText">The catalogue as JSON, every schema byte for byte.</param>
/// <param name="CorrectCallsText">The right calls as <see cref="CallSerializer"/> writes them.</param>
/// <param name="Split">The split that it is in.</param>
/// <param name="Index">Its place in the split, from 0.</param>
public sealed record TrainingTask(ToolTask Task, string ToolsText, string CorrectCallsText, string Split, long Index);
