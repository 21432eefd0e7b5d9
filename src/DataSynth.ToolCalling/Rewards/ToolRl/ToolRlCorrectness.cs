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
    /// <summary>Pairs of one name that are compared at most.</summary>
    public const int MaxPairs = 10_000_000;

    /// <summary>The correctness within a range; its lower end wherever the reference code catches an exception, also where calls are
    /// assigned optimally: only the assignment differs then.</summary>
    /// <param name="expected">The right calls.</param>
    /// <param name="predicted">The predicted calls.</param>
    /// <param name="scale">The range.</param>
    /// <returns>Null when there are too many calls of one name.</returns>
    public double? Score(IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> predicted, ToolRlScale scale)
    {
        if (PythonValue.AreEqualLists(expected, predicted))
            return scale.CorrectMax;
        if (flags.Coarse || !ToolRlPairs.TryNames(expected, predicted, flags.Refined, out var sum) || !TryGreatest(expected, out var greatest))
            return scale.CorrectMin;

        var names = sum;
        if (TryAddGreedy(expected, predicted, ref sum) is not { } isWhole)
            return null;
        if (!isWhole)
            return scale.CorrectMin;
        if (matching == Matching.Optimal)
        {
            if (new ToolRlAssignment(flags).Greatest(expected, predicted, names) is not { } best)
                return null;
            // Another order of adding must not make the better assignment look worse.
            sum = Math.Max(sum, best);
        }

        return ((scale.CorrectMax - scale.CorrectMin) * sum / greatest) + scale.CorrectMin;
    }

    private bool TryGreatest(IReadOnlyList<JsonValue> expected, out double greatest)
    {
        greatest = 1;
        foreach (var call in expected)
        {
            if (flags.Intermediate)
            {
                // The reference code then asks only that the key is there: it counts calls, not parameters.
                if (ToolRlPairs.Parameters(call) is null)
                    return false;
                greatest += 1;
                continue;
            }

            if (!ToolRlPairs.TrySize(ToolRlPairs.Parameters(call), out var size))
                return false;
            greatest += 1.0 + size;
        }

        return true;
    }

    /// <returns>False where the reference code raises; null when more than <see cref="MaxPairs"/> pairs would have to be compared.</returns>
    private bool? TryAddGreedy(IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> predicted, ref double sum)
    {
        var noneRaises = AllHaveParameters(predicted);
        var used = new bool[predicted.Count];
        var firstUnused = 0;
        var comparisons = 0;
        foreach (var call in expected)
        {
            while (firstUnused < used.Length && used[firstUnused])
                firstUnused++;

            // Nothing is better than the greatest weight, so that looking further only matters where it could raise.
            var greatest = ToolRlPairs.Greatest(call, flags);
            var name = ToolRlPairs.Name(call);
            double best = 0;
            var chosen = -1;
            for (var i = firstUnused; i < used.Length && !(noneRaises && best >= greatest); i++)
            {
                if (used[i] || !PythonValue.AreEqual(ToolRlPairs.Name(predicted[i]), name))
                    continue;
                if (++comparisons > MaxPairs)
                    return null;
                if (!ToolRlPairs.TryWeight(call, predicted[i], flags, out var weight))
                    return false;
                if (weight > best)
                    (best, chosen) = (weight, i);
            }

            if (chosen < 0)
                continue;
            used[chosen] = true;
            sum += best;
        }

        return true;
    }

    private static bool AllHaveParameters(IReadOnlyList<JsonValue> calls)
    {
        foreach (var call in calls)
        {
            if (ToolRlPairs.Parameters(call) is not JsonObject)
                return false;
        }

        return true;
    }
}
