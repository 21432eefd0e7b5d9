using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Comparison.Bfcl;

/// <summary>The official checker's matching of parallel calls: each expected call in turn takes the first unused call that passes.</summary>
/// <param name="checker">Checks one pair.</param>
/// <param name="maxChecks">Pairs of one name that are checked at most.</param>
internal sealed class BfclMatcher(BfclCallChecker checker, int maxChecks)
{
    /// <summary>Matches.</summary>
    /// <param name="expected">The expected calls.</param>
    /// <param name="calls">As many calls.</param>
    /// <returns>Empty when every expected call has its call; otherwise the failures of all calls that are left against the first expected
    /// call without one. Null when that would take too many checks.</returns>
    public List<Difference>? Match(IReadOnlyList<ExpectedCall> expected, IReadOnlyList<ToolCall> calls)
    {
        var open = OpenByName(calls);
        var used = new bool[calls.Count];
        var checks = 0;
        foreach (var call in expected)
        {
            var candidates = open.GetValueOrDefault(call.Name);
            var match = -1;
            for (var node = candidates?.First; node is not null && match < 0; node = node.Next)
            {
                if (++checks > maxChecks)
                    return null;
                if (checker.Check(call, calls[node.Value]) is not null)
                    continue;
                match = node.Value;
                candidates!.Remove(node);
                break;
            }

            if (match < 0)
                return [.. Enumerable.Range(0, calls.Count).Where(i => !used[i]).Select(i => checker.Check(call, calls[i])!.At(i))];
            used[match] = true;
        }

        return [];
    }

    /// <summary>The calls of each name in order: those of other names fail by their name, and need no check.</summary>
    private static Dictionary<string, LinkedList<int>> OpenByName(IReadOnlyList<ToolCall> calls)
    {
        var open = new Dictionary<string, LinkedList<int>>();
        for (var i = 0; i < calls.Count; i++)
        {
            if (!open.TryGetValue(calls[i].Name, out var list))
                open.Add(calls[i].Name, list = new LinkedList<int>());
            list.AddLast(i);
        }

        return open;
    }
}
