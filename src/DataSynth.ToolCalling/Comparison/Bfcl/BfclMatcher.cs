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
        var used = new bool[calls.Count];
        var firstUnused = 0;
        var checks = 0;
        foreach (var call in expected)
        {
            while (firstUnused < used.Length && used[firstUnused])
                firstUnused++;
            var match = -1;
            for (var i = firstUnused; i < calls.Count && match < 0; i++)
            {
                // Calls of other names fail by their name, and need no check.
                if (used[i] || calls[i].Name != call.Name)
                    continue;
                if (++checks > maxChecks)
                    return null;
                if (checker.Check(call, calls[i]) is null)
                    match = i;
            }

            if (match < 0)
                return [.. Enumerable.Range(0, calls.Count).Where(i => !used[i]).Select(i => checker.Check(call, calls[i])!.At(i))];
            used[match] = true;
        }

        return [];
    }
}
