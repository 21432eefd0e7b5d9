using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>Whether a value is what a schema declares, as far as labels need it: types, enum, items, nested properties.</summary>
internal static class SchemaConformance
{
    /// <summary>The first reason why a value does not conform, or null when it does.</summary>
    /// <param name="value">The value.</param>
    /// <param name="schema">What is declared.</param>
    /// <param name="rules">When a value is a member of an enum.</param>
    public static string? Problem(JsonValue value, ParameterSchema schema, ValueRules rules)
    {
        if (!schema.Types.Allow(value))
            return $"{Describe(value)} is not {schema.Types.ToWords()}";
        if (schema.Enum is { } members && !members.Any(member => rules.AreEqual(member, value, schema)))
            return $"{Describe(value)} is not one of {ValueText.List(members)}";

        var branch = SchemaBranch.For(value, schema);
        if (branch != schema && branch.Enum is not null)
            return schema.Alternatives.Any(other => Problem(value, other, rules) is null) ? null : Problem(value, branch, rules);

        return value switch
        {
            JsonArray array => ItemProblem(array, branch, rules),
            JsonObject map => MemberProblem(map, branch, rules),
            _ => null,
        };
    }

    private static string? ItemProblem(JsonArray array, ParameterSchema schema, ValueRules rules)
    {
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (Problem(array.Items[i], schema.ItemAt(i), rules) is { } reason)
                return $"element {i}: {reason}";
        }

        return null;
    }

    private static string? MemberProblem(JsonObject map, ParameterSchema schema, ValueRules rules)
    {
        foreach (var member in map.Members)
        {
            if (schema.IsClosed && !schema.TryGetProperty(member.Name, out _))
                return $"property \"{member.Name}\" is not declared";
            if (Problem(member.Value, schema.PropertyOrAnything(member.Name), rules) is { } reason)
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
