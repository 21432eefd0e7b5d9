using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>A task under new names.</summary>
/// <param name="Task">The task, with the id of the one that it was made from.</param>
/// <param name="Map">What was renamed.</param>
/// <param name="Leaks">Where old names are still said.</param>
public sealed record ObfuscatedTask(ToolTask Task, ObfuscationMap Map, LeakCounts Leaks);
