using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Rewards.ToolRl;

/// <summary>
/// The parts of ToolRL's correctness that are computed for one pair or for the names; false wherever the reference code would raise.
/// </summary>
internal static class ToolRlPairs
{
    /// <summary>Overlap of the tool names as multisets; under the refined reward 1 for equal lists and 0 for all others.</summary>
    public static bool TryNames(IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> predicted, bool refined, out double overlap)
    {
        overlap = 0;
        if (!TryNames(expected, out var left) || !TryNames(predicted, out var right))
            return false;
        if (PythonValue.AreEqualLists(left, right))
        {
            overlap = 1;
            return true;
        }

        if (refined)
            return true;

        // A dictionary or list as a name cannot be counted in Python.
        if (!TryCount(left, out var counts) || !TryCount(right, out var others))
            return false;
        var common = counts.Sum(pair => Math.Min(pair.Value, others.GetValueOrDefault(pair.Key)));
        overlap = (double)common / (left.Count + right.Count - common);
        return true;
    }

    /// <summary>The number of parameters, which Python also gives for lists and strings.</summary>
    public static bool TrySize(JsonValue? parameters, out int size)
    {
        size = parameters switch
        {
            JsonObject map => map.Members.Count,
            JsonArray list => list.Items.Count,
            JsonString text => text.Text.EnumerateRunes().Count(),
            _ => -1,
        };
        return size >= 0;
    }

    /// <summary>The name of a call.</summary>
    public static JsonValue Name(JsonValue call) => ((JsonObject)call).TryGet("name", out var name) ? name : JsonNull.Instance;

    /// <summary>A text that equal names share; those that Python cannot count, lists and objects, share one and are compared one by one.</summary>
    public static string NameKey(JsonValue call) => PythonValue.HashKey(Name(call)) ?? "";

    /// <summary>The weight that no predicted call can exceed.</summary>
    public static double Greatest(JsonValue expected, ToolRlFlags flags)
        => flags.Intermediate || Parameters(expected) is not JsonObject map ? 1 : 1.0 + map.Members.Count;

    /// <summary>The parameters of a call, whatever they are; null where it has none.</summary>
    public static JsonValue? Parameters(JsonValue call)
        => call is JsonObject map && map.TryGet("parameters", out var parameters) ? parameters : null;

    /// <summary>How well a predicted call fits a right one of the same name.</summary>
    public static bool TryWeight(JsonValue expected, JsonValue predicted, ToolRlFlags flags, out double weight)
    {
        if (!flags.Intermediate)
            return TryWeight(Parameters(expected), Parameters(predicted), flags.Refined, out weight);
        weight = PythonValue.AreEqual(expected, predicted) ? 1 : 0;
        return true;
    }

    /// <summary>Overlap of the parameter names plus the number of equal values.</summary>
    private static bool TryWeight(JsonValue? expected, JsonValue? predicted, bool refined, out double weight)
    {
        weight = 0;
        if (expected is not JsonObject left || predicted is not JsonObject right)
            return false;

        // Counted first and added then: the other order rounds differently.
        var equal = 0;
        foreach (var member in left.Members)
        {
            if (right.TryGet(member.Name, out var value) && PythonValue.AreEqual(value, member.Value))
                equal++;
        }

        weight = KeyOverlap(left, right, refined) + equal;
        return true;
    }

    private static double KeyOverlap(JsonObject left, JsonObject right, bool refined)
    {
        var inOrder = left.Members.Count == right.Members.Count;
        for (var i = 0; inOrder && i < left.Members.Count; i++)
            inOrder = left.Members[i].Name == right.Members[i].Name;
        if (inOrder)
            return 1;
        if (refined)
            return 0;

        var common = left.Members.Count(member => right.TryGet(member.Name, out _));
        return (double)common / (left.Members.Count + right.Members.Count - common);
    }

    private static bool TryNames(IReadOnlyList<JsonValue> calls, [NotNullWhen(true)] out List<JsonValue>? names)
    {
        names = new List<JsonValue>(calls.Count);
        foreach (var call in calls)
        {
            if (call is not JsonObject map || !map.TryGet("name", out var name))
                return false;
            names.Add(name);
        }

        return true;
    }

    private static bool TryCount(List<JsonValue> names, out Dictionary<string, int> counts)
    {
        counts = [];
        foreach (var name in names)
        {
            if (PythonValue.HashKey(name) is not { } key)
                return false;
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return true;
    }
}
