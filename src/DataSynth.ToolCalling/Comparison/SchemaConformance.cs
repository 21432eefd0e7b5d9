using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>Whether a value is what a schema declares, as far as labels need it: types, enum, items, nested properties.</summary>
internal static class SchemaConformance
{
    /// <summary>Branches within branches that are all tried; deeper only the one that fits best is, or a hostile schema could ask for
    /// as many tries as there are ways through it.</summary>
    private const int MaxTriedLevels = 3;

    /// <summary>Branches of one schema that are tried.</summary>
    private const int MaxTriedBranches = 32;

    /// <summary>The first reason why a value does not conform, or null when it does.</summary>
    /// <param name="value">The value.</param>
    /// <param name="schema">What is declared.</param>
    /// <param name="rules">When a value is a member of an enum.</param>
    public static string? Problem(JsonValue value, ParameterSchema schema, ValueRules rules) => Problem(value, schema, rules, MaxTriedLevels);

    private static string? Problem(JsonValue value, ParameterSchema schema, ValueRules rules, int levels)
    {
        if (!schema.Types.Allow(value))
            return $"{Describe(value)} is not {schema.Types.ToWords()}";
        if (schema.Enum is { } members && !members.Any(member => rules.AreEqual(member, value, schema)))
            return $"{Describe(value)} is not one of {ValueText.List(members)}";

        if (schema.Alternatives.Count == 0)
            return PartProblem(value, schema, rules, levels);

        // Whatever a label compares by, a right value is possible if any branch allows it.
        var branch = SchemaBranch.For(value, schema);
        var problem = branch == schema ? PartProblem(value, schema, rules, levels) : BranchProblem(value, branch, rules, levels);
        if (problem is null || levels == 0)
            return problem;
        return schema.Alternatives.Take(MaxTriedBranches).Any(other => Problem(value, other, rules, levels - 1) is null) ? null : problem;
    }

    /// <summary>A branch that was chosen has no branches left that allow the value, but an enum of its own.</summary>
    private static string? BranchProblem(JsonValue value, ParameterSchema branch, ValueRules rules, int levels)
        => branch.Enum is { } members && !members.Any(member => rules.AreEqual(member, value, branch))
            ? $"{Describe(value)} is not one of {ValueText.List(members)}"
            : PartProblem(value, branch, rules, levels);

    private static string? PartProblem(JsonValue value, ParameterSchema schema, ValueRules rules, int levels) => value switch
    {
        JsonArray array => ItemProblem(array, schema, rules, levels),
        JsonObject map => MemberProblem(map, schema, rules, levels),
        _ => null,
    };

    private static string? ItemProblem(JsonArray array, ParameterSchema schema, ValueRules rules, int levels)
    {
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (Problem(array.Items[i], schema.ItemAt(i), rules, levels) is { } reason)
                return $"element {i}: {reason}";
        }

        return null;
    }

    private static string? MemberProblem(JsonObject map, ParameterSchema schema, ValueRules rules, int levels)
    {
        foreach (var member in map.Members)
        {
            if (schema.IsClosed && !schema.TryGetProperty(member.Name, out _))
                return $"property \"{member.Name}\" is not declared";
            if (Problem(member.Value, schema.PropertyOrAnything(member.Name), rules, levels) is { } reason)
                return $"property \"{member.Name}\": {reason}";
        }

        foreach (var property in schema.Properties)
        {
            if (property.IsRequired && !map.TryGet(property.Name, out _))
                return $"required property \"{property.Name}\" is missing";
        }

        return null;
    }

    private static string Describe(JsonValue value) => ValueText.Short(value);
}
