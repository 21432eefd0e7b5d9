using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;
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
        var output = new JsonTextBuilder();
        output.Raw("[");
        for (var i = 0; i < calls.Count; i++)
        {
            var schema = tools.FirstOrDefault(tool => tool.Name == calls[i].Name) is { } tool ? ToolSchema.Of(tool).Root : ParameterSchema.Anything;
            output.Raw(i > 0 ? ",{\"name\":" : "{\"name\":").Text(calls[i].Name)
                .Raw(",\"arguments\":").Value(Arrange(calls[i].Arguments, schema)).Raw("}");
        }

        return output.Raw("]").ToString();
    }

    /// <summary>
    /// The right calls of a task as one concrete list: of each parameter the first accepted value that is not the empty string; a
    /// parameter that may be left out is left out unless the tool requires it.
    /// </summary>
    /// <param name="task">The task.</param>
    public static IReadOnlyList<ToolCall> GroundTruth(ToolTask task)
        => [.. task.Expectation.Calls.Select(call => new ToolCall(call.Name, Choose(call, task)))];

    private static JsonObject Choose(ExpectedCall call, ToolTask task)
    {
        var exact = task.Expectation.Kind == ExpectationKind.Exact;
        var tool = task.Tools.FirstOrDefault(candidate => candidate.Name == call.Name);
        var members = new List<JsonMember>(call.Arguments.Count);
        foreach (var argument in call.Arguments)
        {
            if (exact)
            {
                members.Add(new JsonMember(argument.Name, argument.Accepted[0]));
                continue;
            }

            var mayBeLeftOut = argument.Accepted.Any(IsEmptyText);
            var isRequired = tool is not null
                && ToolSchema.Of(tool).TryGetProperty(argument.Name, out var property)
                && property.IsRequired;
            if (!mayBeLeftOut || isRequired)
                members.Add(new JsonMember(argument.Name, argument.Accepted.FirstOrDefault(value => !IsEmptyText(value)) ?? argument.Accepted[0]));
        }

        return new JsonObject(members);
    }

    private static bool IsEmptyText(JsonValue value) => value is JsonString { Text: "" };

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
