using System.Collections.Concurrent;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tasks;

/// <summary>
/// Gives equal tools one instance, so that what is compiled from a schema is compiled once: a set of a million tasks has a few thousand
/// tools. Bounded, thread-safe, and invisible except in time.
/// </summary>
internal static class ToolCache
{
    private const int MaxTools = 4096;
    private const int MaxCharacters = 16 * 1024;

    private static readonly ConcurrentDictionary<(string Name, string? Description, string ParametersText), Tool> Tools = new();

    /// <summary>About as many tools as there are: the dictionary's own count takes all its locks.</summary>
    private static int _added;

    /// <summary>A tool of these texts.</summary>
    public static Tool Get(string name, string? description, string parametersText)
    {
        if (parametersText.Length + (description?.Length ?? 0) > MaxCharacters)
            return new Tool(name, description, parametersText);

        var key = (name, description, parametersText);
        if (Tools.TryGetValue(key, out var known))
            return known;

        // Starting over is cruder than dropping the oldest, and costs nothing while the tools in use fit.
        if (Interlocked.Increment(ref _added) > MaxTools)
        {
            Tools.Clear();
            Volatile.Write(ref _added, 0);
        }

        return Tools.GetOrAdd(key, static texts => new Tool(texts.Name, texts.Description, texts.ParametersText));
    }
}
