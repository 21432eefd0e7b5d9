using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Rewards.ToolRl;

/// <summary>
/// How right the calls are, from 0 to 1 of the range: the sum S of names, parameter names and values over its greatest possible value.
/// Sums run in the order of the reference code, so that greedy matching gives its results bit for bit.
/// </summary>
/// <param name="flags">Granularity.</param>
/// <param name="matching">How calls are assigned.</param>
internal sealed class ToolRlCorrectness(ToolRlFlags flags, Matching matching)
{
    /// <summary>Pairs that are compared at most.</summary>
    public const long MaxPairs = 25_000_000;

    /// <summary>The correctness within a range; its lower end wherever the reference code catches an exception.</summary>
    /// <param name="expected">The right calls.</param>
    /// <param name="predicted">The predicted calls.</param>
    /// <param name="scale">The range.</param>
    public double Score(IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> predicted, ToolRlScale scale)
    {
        if (PythonValue.AreEqualLists(expected, predicted))
            return scale.CorrectMax;
        if (flags.Coarse || !ToolRlPairs.TryNames(expected, predicted, flags.Refined, out var sum) || !TryGreatest(expected, out var greatest))
            return scale.CorrectMin;

        var isWhole = matching == Matching.Greedy
            ? TryAddGreedy(expected, predicted, ref sum)
            : TryAddOptimal(expected, predicted, ref sum);
        return isWhole
            ? ((scale.CorrectMax - scale.CorrectMin) * sum / greatest) + scale.CorrectMin
            : scale.CorrectMin;
    }

    private bool TryGreatest(IReadOnlyList<JsonValue> expected, out double greatest)
    {
        greatest = 1;
        foreach (var call in expected)
        {
            if (flags.Intermediate)
            {
                // The reference code then asks only that the key is there: it counts calls, not parameters.
                if (Parameters(call) is null)
                    return false;
                greatest += 1;
                continue;
            }

            if (!ToolRlPairs.TrySize(Parameters(call), out var size))
                return false;
            greatest += 1.0 + size;
        }

        return true;
    }

    private bool TryAddGreedy(IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> predicted, ref double sum)
    {
        var used = new bool[predicted.Count];
        foreach (var call in expected)
        {
            double best = 0;
            var bestIndex = -1;
            for (var i = 0; i < predicted.Count; i++)
            {
                if (used[i] || !PythonValue.AreEqual(Name(predicted[i]), Name(call)))
                    continue;
                if (!TryWeight(call, predicted[i], out var weight))
                    return false;
                if (weight > best)
                {
                    best = weight;
                    bestIndex = i;
                }
            }

            if (bestIndex < 0)
                continue;
            used[bestIndex] = true;
            sum += best;
        }

        return true;
    }

    private bool TryAddOptimal(IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> predicted, ref double sum)
    {
        if ((long)expected.Count * predicted.Count > CallMatcher.MaxPairsPerName)
            return TryAddGreedy(expected, predicted, ref sum);

        var weights = new double[expected.Count, predicted.Count];
        for (var row = 0; row < expected.Count; row++)
        {
            for (var column = 0; column < predicted.Count; column++)
            {
                if (PythonValue.AreEqual(Name(predicted[column]), Name(expected[row]))
                    && !TryWeight(expected[row], predicted[column], out weights[row, column]))
                {
                    return false;
                }
            }
        }

        var assignment = OptimalAssignment.Maximize(weights);
        for (var row = 0; row < assignment.Length; row++)
        {
            if (assignment[row] >= 0)
                sum += weights[row, assignment[row]];
        }

        return true;
    }

    private bool TryWeight(JsonValue expected, JsonValue predicted, out double weight)
    {
        if (!flags.Intermediate)
            return ToolRlPairs.TryWeight(Parameters(expected), Parameters(predicted), flags.Refined, out weight);
        weight = PythonValue.AreEqual(expected, predicted) ? 1 : 0;
        return true;
    }

    private static JsonValue Name(JsonValue call) => ((JsonObject)call).TryGet("name", out var name) ? name : JsonNull.Instance;

    private static JsonValue? Parameters(JsonValue call)
        => call is JsonObject map && map.TryGet("parameters", out var parameters) ? parameters : null;
}
