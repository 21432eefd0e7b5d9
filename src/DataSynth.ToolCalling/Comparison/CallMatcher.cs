using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>
/// Assigns calls to expected calls: only calls of the same name can fit, each stands for at most one expected call, and among all
/// assignments the one that leaves the fewest differences is taken.
/// </summary>
/// <param name="fit">Compares an expected call with a call of the same name.</param>
/// <param name="expected">The expected calls.</param>
internal sealed class CallMatcher(Func<PreparedCall, ToolCall, CallFit> fit, PreparedCall[] expected)
{
    /// <summary>Pairs of one name that are compared at most. Beyond, equal calls are paired off by their canonical text and the rest in
    /// order, which is linear: the Hungarian method would take hours for 10,000 calls of one tool.</summary>
    public const int MaxPairsPerName = 250_000;

    /// <summary>Assigns.</summary>
    /// <param name="actual">The calls.</param>
    /// <param name="ordered">Whether the i-th call can only stand for the i-th expected one.</param>
    public CallAssignment Assign(IReadOnlyList<ToolCall> actual, bool ordered) => ordered ? InOrder(actual) : ByName(actual);

    /// <summary>Whether every call is right where it stands, which is the usual case and needs no assignment.</summary>
    public bool IsRightInOrder(IReadOnlyList<ToolCall> actual)
    {
        if (expected.Length != actual.Count)
            return false;

        for (var i = 0; i < expected.Length; i++)
        {
            if (expected[i].Name != actual[i].Name || fit(expected[i], actual[i]).Differences > 0)
                return false;
        }

        return true;
    }

    private CallAssignment InOrder(IReadOnlyList<ToolCall> actual)
    {
        var actualOf = new int[expected.Length];
        FitWeight weight = default;
        for (var i = 0; i < expected.Length; i++)
        {
            actualOf[i] = i < actual.Count ? i : -1;
            if (i < actual.Count && expected[i].Name == actual[i].Name)
                weight += fit(expected[i], actual[i]).Weight;
        }

        var names = NameGroup.Of(expected, actual);
        return new CallAssignment(actualOf, true, NameGroup.Overlap(names, expected.Length, actual.Count), weight, IsRightInOrder(actual));
    }

    private CallAssignment ByName(IReadOnlyList<ToolCall> actual)
    {
        var groups = NameGroup.Of(expected, actual);
        var actualOf = new int[expected.Length];
        Array.Fill(actualOf, -1);
        var optimal = true;
        var allRight = expected.Length == actual.Count;
        FitWeight weight = default;
        foreach (var group in groups)
        {
            if (group.Expected.Count == 0 || group.Actual.Count == 0)
            {
                allRight = false;
                continue;
            }

            var matches = new GroupAssignment(expected, actual, fit).Solve(group);
            optimal &= matches.IsOptimal;
            weight += matches.Weight;
            allRight &= matches.Differences == 0 && group.Expected.Count == group.Actual.Count;
            foreach (var (row, column) in matches.Pairs)
                actualOf[row] = column;
        }

        PairLeftOvers(actualOf, actual.Count);
        return new CallAssignment(
            actualOf, optimal, NameGroup.Overlap(groups, expected.Length, actual.Count), weight, allRight);
    }

    /// <summary>What has no partner of its own name is paired in order: there the name is what is wrong.</summary>
    private static void PairLeftOvers(int[] actualOf, int count)
    {
        var taken = new bool[count];
        foreach (var index in actualOf)
        {
            if (index >= 0)
                taken[index] = true;
        }

        var next = 0;
        for (var i = 0; i < actualOf.Length; i++)
        {
            if (actualOf[i] >= 0)
                continue;
            while (next < count && taken[next])
                next++;
            if (next == count)
                return;
            actualOf[i] = next++;
        }
    }
}
