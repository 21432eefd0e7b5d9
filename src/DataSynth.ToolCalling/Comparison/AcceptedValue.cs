using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>
/// One accepted value of BFCL's ground truth, in which an object may list the accepted values of each key
/// (<c>{"format": ["json", "xml"], "indent": [2, ""]}</c>) instead of standing for itself.
/// </summary>
internal static class AcceptedValue
{
    /// <summary>Whether <c>""</c> is among the accepted values, which means that the parameter may be left out.</summary>
    public static bool AllowsOmission(IReadOnlyList<JsonValue> accepted)
    {
        foreach (var value in accepted)
        {
            if (IsOmission(value))
                return true;
        }

        return false;
    }

    /// <summary>Whether nothing but <c>""</c> is accepted, so that the parameter must be left out, or be empty.</summary>
    public static bool OnlyOmission(IReadOnlyList<JsonValue> accepted) => accepted.Count > 0 && accepted.All(IsOmission);

    /// <summary>Whether this is the <c>""</c> that means "may be left out".</summary>
    public static bool IsOmission(JsonValue value) => value is JsonString { Text.Length: 0 };

    /// <summary>Whether an accepted value may be given at all: the <c>""</c> that means "may be left out" only where strings are allowed.</summary>
    public static bool IsPossible(JsonValue accepted, ParameterSchema schema)
        => !IsOmission(accepted) || (schema.Types & JsonTypes.String) != JsonTypes.None;

    /// <summary>Whether a value is right, reading objects both as themselves and as lists of accepted values.</summary>
    public static bool Matches(JsonValue accepted, JsonValue actual, ParameterSchema schema, ValueRules rules)
    {
        if (rules.AreEqual(accepted, actual, schema))
            return true;

        switch (accepted, actual)
        {
            case (JsonObject lists, JsonObject map):
                var branch = SchemaBranch.For(actual, schema);
                return HasValueLists(lists, branch, rules) && MatchesLists(lists, map, branch, rules);
            case (JsonArray left, JsonArray right) when left.Items.Count == right.Items.Count:
                for (var i = 0; i < left.Items.Count; i++)
                {
                    if (!Matches(left.Items[i], right.Items[i], schema.ItemAt(i), rules))
                        return false;
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>The right value itself: of each list of accepted values the first that is not <c>""</c>, left out where <c>""</c> is
    /// among them and the schema does not require the key.</summary>
    public static JsonValue Resolve(JsonValue accepted, ParameterSchema schema, ValueRules rules)
    {
        switch (accepted)
        {
            case JsonObject lists when HasValueLists(lists, SchemaBranch.For(accepted, schema), rules):
                var branch = SchemaBranch.For(accepted, schema);
                var members = new List<JsonMember>(lists.Members.Count);
                foreach (var member in lists.Members)
                {
                    var options = ((JsonArray)member.Value).Items;
                    branch.TryGetProperty(member.Name, out var property);
                    if (First(options, property is { IsRequired: true }) is { } first)
                        members.Add(new JsonMember(member.Name, Resolve(first, branch.PropertyOrAnything(member.Name), rules)));
                }

                return new JsonObject(members);
            case JsonArray array when array.Items.Any(item => item is JsonObject or JsonArray):
                return new JsonArray([.. array.Items.Select((item, i) => Resolve(item, schema.ItemAt(i), rules))]);
            default:
                return accepted;
        }
    }

    /// <summary>The right value that a wrong one comes closest to: like <see cref="Resolve"/>, but where an object lists accepted values,
    /// of each key the one that the wrong value has, or one of its kind.</summary>
    /// <param name="accepted">The accepted value.</param>
    /// <param name="actual">The wrong value.</param>
    /// <param name="schema">What is declared.</param>
    /// <param name="rules">When values are equal.</param>
    public static JsonValue Closest(JsonValue accepted, JsonValue actual, ParameterSchema schema, ValueRules rules)
    {
        switch (accepted, actual)
        {
            case (JsonObject lists, JsonObject map) when HasValueLists(lists, SchemaBranch.For(accepted, schema), rules):
                var branch = SchemaBranch.For(accepted, schema);
                var members = new List<JsonMember>(lists.Members.Count);
                foreach (var member in lists.Members)
                {
                    var options = ((JsonArray)member.Value).Items;
                    var declared = branch.PropertyOrAnything(member.Name);
                    if (map.TryGet(member.Name, out var value))
                        members.Add(new JsonMember(member.Name, Closest(Nearest(options, value, declared, rules), value, declared, rules)));
                    else if (First(options, required: false) is { } first)
                        members.Add(new JsonMember(member.Name, Resolve(first, declared, rules)));
                }

                return new JsonObject(members);
            case (JsonArray left, JsonArray right) when left.Items.Count == right.Items.Count:
                return new JsonArray([.. left.Items.Select((item, i) => Closest(item, right.Items[i], schema.ItemAt(i), rules))]);
            default:
                return Resolve(accepted, schema, rules);
        }
    }

    /// <summary>The accepted value to show as right, or null when the parameter is better left out.</summary>
    public static JsonValue? First(IReadOnlyList<JsonValue> accepted, bool required)
    {
        if (accepted.Count == 0 || (!required && AllowsOmission(accepted)))
            return null;
        return accepted.FirstOrDefault(value => !IsOmission(value)) ?? accepted[0];
    }

    /// <summary>Whether an object lists accepted values: every member is a list, and the schema does not say that it must be read as
    /// it stands.</summary>
    private static bool HasValueLists(JsonObject map, ParameterSchema schema, ValueRules rules)
    {
        if (map.Members.Count == 0 || map.Members.Any(member => member.Value is not JsonArray { Items.Count: > 0 }))
            return false;

        return AllOptionsConform(map, schema, rules) || SchemaConformance.Problem(map, schema, rules) is not null;
    }

    private static JsonValue Nearest(IReadOnlyList<JsonValue> options, JsonValue actual, ParameterSchema schema, ValueRules rules)
        => options.FirstOrDefault(option => Matches(option, actual, schema, rules))
            ?? options.FirstOrDefault(option => option.Kind == actual.Kind && !IsOmission(option))
            ?? First(options, required: true)!;

    private static bool AllOptionsConform(JsonObject map, ParameterSchema schema, ValueRules rules)
    {
        foreach (var member in map.Members)
        {
            var declared = schema.PropertyOrAnything(member.Name);
            foreach (var option in ((JsonArray)member.Value).Items)
            {
                if (!IsOmission(option) && SchemaConformance.Problem(option, declared, rules) is not null)
                    return false;
            }
        }

        return true;
    }

    private static bool MatchesLists(JsonObject lists, JsonObject actual, ParameterSchema schema, ValueRules rules)
    {
        foreach (var member in lists.Members)
        {
            var options = ((JsonArray)member.Value).Items;
            schema.TryGetProperty(member.Name, out var property);
            var declared = schema.PropertyOrAnything(member.Name);
            if (!actual.TryGet(member.Name, out var value))
            {
                if (AllowsOmission(options))
                    continue;
                value = rules.ImpliedValue(property);
            }

            if (value is null || !options.Any(option => IsPossible(option, declared) && Matches(option, value, declared, rules)))
                return false;
        }

        foreach (var member in actual.Members)
        {
            if (lists.TryGet(member.Name, out _))
                continue;
            schema.TryGetProperty(member.Name, out var property);
            if (rules.ImpliedValue(property) is not { } implied || !rules.AreEqual(implied, member.Value, property!.Schema))
                return false;
        }

        return true;
    }
}
