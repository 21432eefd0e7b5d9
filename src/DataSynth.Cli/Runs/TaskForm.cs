using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Cli.Runs;

/// <summary>A form in which a source task is put to generators.</summary>
/// <param name="Variant">Which form.</param>
/// <param name="Task">The task in this form.</param>
/// <param name="Text">How the journal keeps it, an obfuscated one with the map that restores it.</param>
internal sealed record TaskForm(string Variant, ToolTask Task, string Text)
{
    /// <summary>What was renamed and where old names are still said; null for the task as its source has it.</summary>
    public ObfuscatedTask? Obfuscated { get; init; }

    /// <summary>The forms of a task: itself, and its obfuscated variant if it is to have one.</summary>
    /// <param name="task">The task as its source has it.</param>
    /// <param name="obfuscator">What chooses and makes variants; null for none.</param>
    public static IEnumerable<TaskForm> Of(ToolTask task, Obfuscator? obfuscator)
    {
        yield return new TaskForm(VariantNames.Plain, task, TaskJson.Write(task));
        if (obfuscator?.VariantOf(task) is { } variant)
            yield return new TaskForm(VariantNames.Obfuscated, variant.Task, ObfuscatedTaskJson.Write(variant)) { Obfuscated = variant };
    }
}
