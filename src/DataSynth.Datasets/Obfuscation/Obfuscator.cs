using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>
/// Gives tools and parameters names that mean nothing, so that a reward model has to read the catalogue instead of remembering it (ToolRM,
/// arXiv 2509.11963, after Hammer). Deterministic: which tasks is a matter of seed and task id, which names one of seed and content, so
/// that equal tasks stay equal. Thread-safe.
/// </summary>
/// <param name="settings">How.</param>
/// <param name="seed">The run's seed.</param>
public sealed class Obfuscator(ObfuscationSettings settings, long seed)
{
    private const int ShortestTool = 6;
    private const int LongestTool = 15;
    private const int ShortestParameter = 5;
    private const int LongestParameter = 10;

    /// <summary>Whether a task is among the share; it stays so when others are added.</summary>
    /// <param name="taskId">The task's id.</param>
    public bool Selects(string taskId) => new SeededRandom(seed, "obfuscate", taskId).NextDouble() < settings.Share;

    /// <summary>The variant of a task if it is among the share.</summary>
    /// <param name="task">The task.</param>
    /// <returns>Null for a task that is not selected, or has no name to change.</returns>
    public ObfuscatedTask? VariantOf(ToolTask task) => Selects(task.Id) ? Obfuscate(task) : null;

    /// <summary>Obfuscates a task.</summary>
    /// <param name="task">The task.</param>
    /// <returns>Null for a task without tools and calls: there is no name to change.</returns>
    public ObfuscatedTask? Obfuscate(ToolTask task)
    {
        var found = NamesIn(task);
        if (found.Tools.Count == 0)
            return null;
        var map = MakeMap(task, found);
        var descriptions = new Descriptions(settings.Descriptions, map);
        var renamed = new TaskRenamer(new MappedNames(map, back: false), map.Order, back: false).Rename(task, descriptions.Change);
        return new ObfuscatedTask(renamed, map, descriptions.Leaks + descriptions.CountIn(task.Conversation));
    }

    /// <summary>The names of a task, found by the very walk that changes them.</summary>
    private static NameCollector NamesIn(ToolTask task)
    {
        var found = new NameCollector();
        new TaskRenamer(found, 0, back: false).Rename(task, static text => text);
        return found;
    }

    /// <summary>Draws new names for a task.</summary>
    private ObfuscationMap MakeMap(ToolTask task, NameCollector found)
    {
        // Drawn from the situation alone: neither the id nor the right calls, which would make two names of one.
        var situation = TaskJson.Write(new ToolTask("", "", task.Conversation, task.Tools, Expectation.NoCall));
        var random = new SeededRandom(seed, "obfuscation", situation);
        var order = (long)random.NextUInt64();
        var maker = new NameMaker(random, TaskJson.Write(task));
        return new ObfuscationMap(
            maker.For(found.Tools, ShortestTool, LongestTool),
            maker.For(found.Parameters, ShortestParameter, LongestParameter),
            maker.For(found.Definitions, ShortestTool, LongestTool),
            order);
    }
}
