using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Runs;

/// <summary>
/// Which models are asked side by side and which in turn. An Ollama server that cannot hold two models at once unloads one to answer for the
/// other, so models that share such a server are asked one to the end, then the next.
/// </summary>
internal static class Turns
{
    /// <summary>Groups generators: the groups run side by side, the generators of a group one after the other.</summary>
    /// <param name="generators">The generators in the order of the pipeline.</param>
    /// <returns>Indexes of generators, each once; in a group by <see cref="GeneratorSettings.Order"/>, then as in the pipeline.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<GeneratorSettings> generators)
    {
        var groups = new List<List<int>>();
        for (var index = 0; index < generators.Count; index++)
        {
            var joined = groups.Where(group => group.Exists(other => TakeTurns(generators[index], generators[other]))).ToList();
            groups.RemoveAll(joined.Contains);
            groups.Add([.. joined.SelectMany(group => group), index]);
        }

        return [.. groups
            .OrderBy(group => group.Min())
            .Select(group => group.OrderBy(index => generators[index].Order).ThenBy(index => index).ToList())];
    }

    private static bool TakeTurns(GeneratorSettings one, GeneratorSettings other)
        => one.TakesTurns && other.TakesTurns && one.Endpoints.Any(endpoint => other.Endpoints.Contains(endpoint));
}
