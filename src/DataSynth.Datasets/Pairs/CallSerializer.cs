using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Pairs;

/// <summary>
/// Writes the right and the wrong calls of a pair in one style, so that a reward model cannot learn the style instead of the meaning:
/// a compact JSON list of <c>{"name","arguments"}</c>; arguments, and members of nested objects, in the order in which the tool declares
/// them, undeclared ones behind in ordinal order; a numeral where the tool declares <c>number</c> in its shortest form (<c>5.0</c>
/// becomes <c>5</c>, <c>1e-1</c> becomes <c>0.1</c>). Everything that is a difference in meaning stays: a numeral where an integer or
/// anything else is declared, a string where a number is, the order of calls and of list elements.
/// </summary>
public static class CallSerializer
{
    /// <summary>Writes calls.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="tools">The tools offered.</param>
    /// <returns>A JSON list; <c>[]</c> for no calls.</returns>
    public static string Write(IReadOnlyList<ToolCall> calls, IReadOnlyList<Tool> tools)
    {
        using var output = new JsonTextBuilder();
        output.Raw("[");
        for (var i = 0; i < calls.Count; i++)
        {
            output.Raw(i > 0 ? ",{\"name\":" : "{\"name\":").Text(calls[i].Name)
                .Raw(",\"arguments\":").Value(Arrange(calls[i], tools)).Raw("}");
        }

        return output.Raw("]").ToString();
    }

    /// <summary>A call's arguments in the order and style of both sides.</summary>
    internal static JsonObject Arrange(ToolCall call, IReadOnlyList<Tool> tools)
        => Arrange(call.Arguments, SchemaFor(call, tools)?.Root ?? ParameterSchema.Anything);

    /// <summary>The called tool's schema; for a tool that is not offered that of the tool which declares most of the arguments, the first
    /// among equals: a misspelt name must not show in the order of its arguments.</summary>
    private static ToolSchema? SchemaFor(ToolCall call, IReadOnlyList<Tool> tools)
    {
        ToolSchema? best = null;
        var most = 0;
        foreach (var tool in tools)
        {
            var schema = ToolSchema.Of(tool);
            if (tool.Name == call.Name)
                return schema;
            var declared = call.Arguments.Members.Count(member => schema.TryGetProperty(member.Name, out _));
            if (declared > most)
                (best, most) = (schema, declared);
        }

        return best;
    }

    private static JsonValue Arrange(JsonValue value, ParameterSchema schema) => value switch
    {
        JsonObject map => Arrange(map, schema),
        JsonArray list => new JsonArray([.. list.Items.Select((item, position) => Arrange(item, BranchFor(value, schema).ItemAt(position)))]),
        JsonNumber number when IsNumber(schema) => new JsonNumber(ShortestNumeral.Of(number)),
        _ => value,
    };

    private static JsonObject Arrange(JsonObject map, ParameterSchema schema)
    {
        schema = BranchFor(map, schema);
        var members = new List<JsonMember>(map.Members.Count);
        foreach (var property in schema.Properties)
        {
            if (map.TryGet(property.Name, out var value))
                members.Add(new JsonMember(property.Name, Arrange(value, property.Schema)));
        }

        if (members.Count == map.Members.Count)
            return new JsonObject(members);

        var undeclared = map.Members.Where(member => !schema.TryGetProperty(member.Name, out _)).ToArray();
        Array.Sort(undeclared, (left, right) => string.CompareOrdinal(left.Name, right.Name));
        members.AddRange(undeclared.Select(member => new JsonMember(member.Name, Arrange(member.Value, schema.PropertyOrAnything(member.Name)))));
        return new JsonObject(members);
    }

    /// <summary>Of several forms the first that this kind of value can have: both sides of a pair take the same one.</summary>
    private static ParameterSchema BranchFor(JsonValue value, ParameterSchema schema)
    {
        var wanted = value is JsonObject ? JsonTypes.Object : JsonTypes.Array;
        return schema.Alternatives.FirstOrDefault(branch => branch.Types != JsonTypes.Any && (branch.Types & wanted) != JsonTypes.None) ?? schema;
    }

    private static bool IsNumber(ParameterSchema schema)
        => schema.Types != JsonTypes.Any && (schema.Types & JsonTypes.Number) != JsonTypes.None;
}
