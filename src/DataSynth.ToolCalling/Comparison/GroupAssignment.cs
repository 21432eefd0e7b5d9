using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>Assigns the calls of one name.</summary>
/// <param name="expected">All expected calls.</param>
/// <param name="actual">All calls.</param>
/// <param name="fit">Compares one pair.</param>
internal sealed class GroupAssignment(
    PreparedCall[] expected, IReadOnlyList<ToolCall> actual, Func<PreparedCall, ToolCall, CallFit> fit)
{
    /// <summary>The pairs of one group.</summary>
    /// <param name="Pairs">Index of the expected call, index of the call.</param>
    /// <param name="Differences">The differences that they leave.</param>
    /// <param name="Weight">The sum of weights with the greatest total, which another assignment may reach.</param>
    /// <param name="IsOptimal">False when the group was too large to be sure.</param>
    public readonly record struct Result(
        IReadOnlyList<(int Expected, int Actual)> Pairs, long Differences, FitWeight Weight, bool IsOptimal);

    /// <summary>Assigns one group.</summary>
    public Result Solve(NameGroup group)
    {
        if (group.Expected.Count == 1 && group.Actual.Count == 1)
        {
            var only = fit(expected[group.Expected[0]], actual[group.Actual[0]]);
            return new Result([(group.Expected[0], group.Actual[0])], only.Differences, only.Weight, IsOptimal: true);
        }

        return (long)group.Expected.Count * group.Actual.Count <= CallMatcher.MaxPairsPerName ? Compare(group) : PairOff(group);
    }

    private Result Compare(NameGroup group)
    {
        var weights = new FitWeight[group.Expected.Count, group.Actual.Count];
        var totals = new double[group.Expected.Count, group.Actual.Count];
        var fewest = new double[group.Expected.Count, group.Actual.Count];
        for (var row = 0; row < group.Expected.Count; row++)
        {
            for (var column = 0; column < group.Actual.Count; column++)
            {
                var pair = fit(expected[group.Expected[row]], actual[group.Actual[column]]);
                weights[row, column] = pair.Weight;
                totals[row, column] = pair.Weight.Total;
                fewest[row, column] = -pair.Differences;
            }
        }

        var pairs = new List<(int, int)>(group.Expected.Count);
        double differences = 0;
        var columns = OptimalAssignment.Maximize(fewest);
        for (var row = 0; row < columns.Length; row++)
        {
            if (columns[row] < 0)
                continue;
            differences -= fewest[row, columns[row]];
            pairs.Add((group.Expected[row], group.Actual[columns[row]]));
        }

        FitWeight weight = default;
        foreach (var (row, column) in OptimalAssignment.Maximize(totals).Index())
        {
            if (column >= 0)
                weight += weights[row, column];
        }

        return new Result(pairs, (long)differences, weight, IsOptimal: true);
    }

    /// <summary>Pairs equal calls by canonical text first; what remains is compared when it is few, and paired in order otherwise.</summary>
    private Result PairOff(NameGroup group)
    {
        var open = new Dictionary<string, Queue<int>>(group.Actual.Count);
        foreach (var index in group.Actual)
        {
            var key = CanonicalCalls.Of(actual[index]);
            if (!open.TryGetValue(key, out var queue))
                open.Add(key, queue = new Queue<int>());
            queue.Enqueue(index);
        }

        var pairs = new List<(int, int)>(group.Expected.Count);
        var rest = new NameGroup([], []);
        long differences = 0;
        FitWeight weight = default;
        foreach (var index in group.Expected)
        {
            if (open.TryGetValue(CanonicalCalls.Of(RightCall.Of(expected[index].Expected)), out var queue) && queue.TryDequeue(out var match))
            {
                var pair = fit(expected[index], actual[match]);
                pairs.Add((index, match));
                differences += pair.Differences;
                weight += pair.Weight;
            }
            else
            {
                rest.Expected.Add(index);
            }
        }

        rest.Actual.AddRange(open.Values.SelectMany(queue => queue).Order());
        if (rest.Expected.Count == 0 || rest.Actual.Count == 0)
            return new Result(pairs, differences, weight, IsOptimal: true);

        var remainder = (long)rest.Expected.Count * rest.Actual.Count <= CallMatcher.MaxPairsPerName ? Compare(rest) : InOrder(rest);
        // Where every parameter has one right value, equality is transitive and pairing equal calls first costs nothing.
        var transitive = group.Expected.TrueForAll(index => expected[index].Arguments.All(argument => argument.Accepted.Count == 1));
        differences += remainder.Differences;
        return new Result(
            [.. pairs, .. remainder.Pairs],
            differences,
            weight + remainder.Weight,
            differences == 0 || (transitive && remainder.IsOptimal));
    }

    private Result InOrder(NameGroup group)
    {
        var pairs = new List<(int, int)>();
        long differences = 0;
        FitWeight weight = default;
        foreach (var (row, column) in group.Expected.Zip(group.Actual))
        {
            var pair = fit(expected[row], actual[column]);
            differences += pair.Differences;
            weight += pair.Weight;
            pairs.Add((row, column));
        }

        return new Result(pairs, differences, weight, IsOptimal: false);
    }
}
