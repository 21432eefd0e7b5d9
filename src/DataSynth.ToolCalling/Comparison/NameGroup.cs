using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>The expected calls and the calls of one tool name, by index.</summary>
/// <param name="Expected">Indices of expected calls, ascending.</param>
/// <param name="Actual">Indices of calls, ascending.</param>
internal sealed record NameGroup(List<int> Expected, List<int> Actual)
{
    /// <summary>The groups in the order in which their names first appear.</summary>
    public static IReadOnlyList<NameGroup> Of(PreparedCall[] expected, IReadOnlyList<ToolCall> actual)
    {
        var groups = new List<NameGroup>();
        var byName = new Dictionary<string, NameGroup>();
        for (var i = 0; i < expected.Length; i++)
            Find(expected[i].Name).Expected.Add(i);
        for (var i = 0; i < actual.Count; i++)
            Find(actual[i].Name).Actual.Add(i);
        return groups;

        NameGroup Find(string name)
        {
            if (!byName.TryGetValue(name, out var group))
            {
                group = new NameGroup([], []);
                byName.Add(name, group);
                groups.Add(group);
            }

            return group;
        }
    }

    /// <summary>The Jaccard index of the two multisets of names.</summary>
    public static double Overlap(IReadOnlyList<NameGroup> groups, int expected, int actual)
    {
        var common = groups.Sum(group => Math.Min(group.Expected.Count, group.Actual.Count));
        return expected + actual == 0 ? 1 : (double)common / (expected + actual - common);
    }
}
