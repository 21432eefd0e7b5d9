using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Rewards.ToolRl;

/// <summary>The best one-to-one assignment of predicted calls to right ones, as the paper has it. Pairs at which the reference code would
/// raise are no pairs.</summary>
/// <param name="flags">Granularity.</param>
internal sealed class ToolRlAssignment(ToolRlFlags flags)
{
    /// <summary>Pairs of one name up to which the best assignment is looked for.</summary>
    public const int MaxPairsPerName = CallMatcher.MaxPairsPerName;

    /// <summary>The greatest sum of weights.</summary>
    /// <param name="expected">The right calls, each an object with a name.</param>
    /// <param name="predicted">The predicted calls, likewise.</param>
    /// <param name="start">What the weights are added to, in the order of the right calls.</param>
    /// <returns>Null when there are too many calls of one name, unless every right call has a call that is equal.</returns>
    public double? Greatest(IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> predicted, double start)
    {
        var weightOf = new double[expected.Count];
        var columnsOf = predicted.Index().ToLookup(call => ToolRlPairs.NameKey(call.Item), call => call.Index);
        foreach (var group in expected.Index().GroupBy(call => ToolRlPairs.NameKey(call.Item), call => call.Index))
        {
            var rows = group.ToList();
            var columns = columnsOf[group.Key].ToList();
            if ((long)rows.Count * columns.Count > MaxPairsPerName)
                (rows, columns) = WithoutEqual(expected, predicted, rows, columns, weightOf);
            if ((long)rows.Count * columns.Count > MaxPairsPerName)
                return null;
            Assign(expected, predicted, rows, columns, weightOf);
        }

        return weightOf.Aggregate(start, (sum, weight) => sum + weight);
    }

    private void Assign(
        IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> predicted, List<int> rows, List<int> columns, double[] weightOf)
    {
        if (rows.Count == 0 || columns.Count == 0)
            return;

        var weights = new double[rows.Count, columns.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                var (right, call) = (expected[rows[row]], predicted[columns[column]]);
                if (PythonValue.AreEqual(ToolRlPairs.Name(call), ToolRlPairs.Name(right)) && ToolRlPairs.TryWeight(right, call, flags, out var weight))
                    weights[row, column] = weight;
            }
        }

        var assignment = OptimalAssignment.Maximize(weights);
        for (var row = 0; row < assignment.Length; row++)
        {
            if (assignment[row] >= 0)
                weightOf[rows[row]] = weights[row, assignment[row]];
        }
    }

    /// <summary>Pairs off equal calls. Some best assignment has such a pair: exchanging partners towards it never loses, since the equal
    /// parameters form sets and the Jaccard distance of names is a metric.</summary>
    private (List<int> Rows, List<int> Columns) WithoutEqual(
        IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> predicted, List<int> rows, List<int> columns, double[] weightOf)
    {
        var open = new Dictionary<string, Queue<int>>();
        foreach (var column in columns)
        {
            var text = CanonicalJson.Of(predicted[column]);
            if (!open.TryGetValue(text, out var queue))
                open.Add(text, queue = new Queue<int>());
            queue.Enqueue(column);
        }

        var rest = new List<int>();
        foreach (var row in rows)
        {
            if (open.TryGetValue(CanonicalJson.Of(expected[row]), out var queue)
                && queue.TryPeek(out var column)
                && ToolRlPairs.TryWeight(expected[row], predicted[column], flags, out var weight)
                && weight >= ToolRlPairs.Greatest(expected[row], flags))
            {
                queue.Dequeue();
                weightOf[row] = weight;
            }
            else
            {
                rest.Add(row);
            }
        }

        return (rest, [.. open.Values.SelectMany(queue => queue).Order()]);
    }
}
