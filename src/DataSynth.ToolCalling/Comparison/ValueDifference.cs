using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>Explains a wrong value: where within it, and whether its type or only the value is wrong.</summary>
internal static class ValueDifference
{
    /// <summary>One argument yields at most this many differences; beyond, the argument as a whole is named.</summary>
    private const int MaxPerArgument = 32;

    /// <summary>At most this many accepted values are looked into for the closest.</summary>
    private const int MaxCompared = 64;

    /// <summary>Adds the differences of a value that is known to be wrong.</summary>
    /// <param name="differences">Takes them.</param>
    /// <param name="path">Where the value stands.</param>
    /// <param name="accepted">What is right.</param>
    /// <param name="actual">What stands there.</param>
    /// <param name="schema">What is declared there.</param>
    /// <param name="rules">When values are equal.</param>
    public static void Add(
        List<Difference> differences,
        string path,
        IReadOnlyList<JsonValue> accepted,
        JsonValue actual,
        ParameterSchema schema,
        ValueRules rules)
    {
        var within = Within(path, accepted, actual, schema, rules);
        // Where several values are accepted, all of them are shown, unless the inside tells more than that none of them is there.
        if (within is not null && (accepted.Count == 1 || within.Exists(difference => difference.Type == ErrorType.Type)))
            differences.AddRange(within);
        else
            differences.Add(Leaf(path, accepted, actual, schema, rules));
    }

    /// <summary>What differs within the value against the accepted value that it comes closest to: the fewest differences, and of these the
    /// fewest of type. Null when the inside does not explain the difference.</summary>
    private static List<Difference>? Within(
        string path, IReadOnlyList<JsonValue> accepted, JsonValue actual, ParameterSchema schema, ValueRules rules)
    {
        if (actual is not (JsonArray or JsonObject))
            return null;

        List<Difference>? closest = null;
        foreach (var value in accepted.Take(MaxCompared))
        {
            var nested = new List<Difference>();
            if (value.Kind == actual.Kind
                && Descend(nested, path, value, actual, SchemaBranch.For(value, schema), rules)
                && nested.Count > 0
                && (closest is null || Distance(nested).CompareTo(Distance(closest)) < 0))
            {
                closest = nested;
            }
        }

        return closest;
    }

    private static (int Differences, int OfType) Distance(List<Difference> differences)
        => (differences.Count, differences.Count(difference => difference.Type == ErrorType.Type));

    /// <returns>False when the inside of the value does not explain the difference, or does so at too great length.</returns>
    private static bool Descend(
        List<Difference> differences, string path, JsonValue expected, JsonValue actual, ParameterSchema schema, ValueRules rules)
    {
        switch (expected, actual)
        {
            case (JsonArray left, JsonArray right) when left.Items.Count == right.Items.Count && !schema.HasUniqueItems:
                for (var i = 0; i < left.Items.Count; i++)
                {
                    if (!Step(differences, $"{path}[{i}]", left.Items[i], right.Items[i], schema.ItemAt(i), rules))
                        return false;
                }

                return true;
            case (JsonObject left, JsonObject right):
                return DescendMembers(differences, path, left, right, schema, rules);
            default:
                return false;
        }
    }

    private static bool DescendMembers(
        List<Difference> differences, string path, JsonObject left, JsonObject right, ParameterSchema schema, ValueRules rules)
    {
        foreach (var member in left.Members)
        {
            schema.TryGetProperty(member.Name, out var property);
            var declared = schema.PropertyOrAnything(member.Name);
            if (right.TryGet(member.Name, out var value))
            {
                if (!Step(differences, $"{path}.{member.Name}", member.Value, value, declared, rules))
                    return false;
            }
            else if (rules.ImpliedValue(property) is not { } implied || !rules.AreEqual(member.Value, implied, declared))
            {
                // BFCL counts a missing key of a dictionary as a wrong value, and FC-RewardBench follows it.
                differences.Add(new Difference($"{path}.{member.Name}", member.Value, null, $"{rules.Name}.object", ErrorType.Value));
            }
        }

        foreach (var member in right.Members)
        {
            schema.TryGetProperty(member.Name, out var property);
            if (left.TryGet(member.Name, out _)
                || (rules.ImpliedValue(property) is { } implied && rules.AreEqual(implied, member.Value, property!.Schema)))
            {
                continue;
            }

            differences.Add(new Difference($"{path}.{member.Name}", null, member.Value, $"{rules.Name}.object", ErrorType.Value));
        }

        return differences.Count <= MaxPerArgument;
    }

    private static bool Step(
        List<Difference> differences, string path, JsonValue expected, JsonValue actual, ParameterSchema schema, ValueRules rules)
    {
        if (rules.AreEqual(expected, actual, schema))
            return true;
        if (differences.Count >= MaxPerArgument)
            return false;
        Add(differences, path, [expected], actual, schema, rules);
        return true;
    }

    private static Difference Leaf(
        string path, IReadOnlyList<JsonValue> accepted, JsonValue actual, ParameterSchema schema, ValueRules rules)
    {
        var expected = CallComparer.OneOrList(accepted);
        var several = accepted.Count > 1;
        if (IsWrongType(accepted, actual, schema))
            return new Difference(path, expected, actual, $"{rules.Name}.type", ErrorType.Type) { HasSeveral = several };

        var rule = schema.Enum is null ? KindName(actual.Kind) : "enum";
        return new Difference(path, expected, actual, $"{rules.Name}.{rule}", ErrorType.Value) { HasSeveral = several };
    }

    /// <summary>A wrong type is one that the schema does not allow; where it allows everything, one that no accepted value has; of an
    /// array, also one of an element.</summary>
    private static bool IsWrongType(IReadOnlyList<JsonValue> accepted, JsonValue actual, ParameterSchema schema)
    {
        // Ground truth that breaks its own schema, such as the name of a variable for a number, makes its kind as good as a declared one.
        if (!schema.Types.Allow(actual))
            return !accepted.Any(value => value.Kind == actual.Kind && !schema.Types.Allow(value));
        if (schema.Types == JsonTypes.Any && accepted.All(value => value.Kind != actual.Kind))
            return true;

        return actual is JsonArray array && accepted.All(value => HasWrongElement(array, SchemaBranch.For(value, schema)));
    }

    private static bool HasWrongElement(JsonArray array, ParameterSchema schema)
    {
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (!schema.ItemAt(i).Types.Allow(array.Items[i]))
                return true;
        }

        return false;
    }

    private static string KindName(JsonKind kind) => kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => "boolean",
        JsonKind.Number => "number",
        JsonKind.String => "string",
        JsonKind.Array => "array",
        _ => "object",
    };
}
