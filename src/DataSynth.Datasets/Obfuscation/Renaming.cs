using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>
/// Applies an <see cref="ObfuscationMap"/> structurally: to names in the catalogue, in calls, on tools' results, and to keys of values
/// where a schema declares them. Messages are never searched, so that the user's words stay as they are. A name that the map does not
/// know, such as one that a model made up, stays. Thread-safe.
/// </summary>
public sealed class Renaming
{
    private readonly TaskRenamer _renamer;
    private readonly Func<string, string?> _describe;

    private Renaming(ObfuscationMap map, bool back)
    {
        _renamer = new TaskRenamer(new MappedNames(map, back), map.Order, back);
        _describe = back ? new OldNames(Inverse(map)).Replace : static text => text;
    }

    /// <summary>From old names to new ones.</summary>
    /// <param name="map">What is renamed.</param>
    public static Renaming Forward(ObfuscationMap map) => new(map, back: false);

    /// <summary>From new names to old ones.</summary>
    /// <param name="map">What was renamed.</param>
    public static Renaming Back(ObfuscationMap map) => new(map, back: true);

    /// <summary>
    /// Renames a whole task, its tools and schema keys changing their order, or changing it back: then it is the task that it was, its
    /// schemas written without white space. Only descriptions that <see cref="DescriptionMode.Drop"/> left out do not come back.
    /// </summary>
    /// <param name="task">The task.</param>
    public ToolTask Apply(ToolTask task) => _renamer.Rename(task, _describe);

    /// <summary>Renames calls made in a task.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="task">The task under the same names as the calls.</param>
    public IReadOnlyList<ToolCall> Apply(IReadOnlyList<ToolCall> calls, ToolTask task) => _renamer.Rename(calls, task);

    private static Dictionary<string, string> Inverse(ObfuscationMap map)
        => map.Tools.Concat(map.Parameters).ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
}
