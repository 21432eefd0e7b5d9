namespace DataSynth.Datasets.Survey;

/// <summary>A task that is left out because it says nearly the same as another one.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="KeptId">The task of its cluster that is kept.</param>
public sealed record NearDuplicateTask(string TaskId, string KeptId);
