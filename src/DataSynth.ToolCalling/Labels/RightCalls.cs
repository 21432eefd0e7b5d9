using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Labels;

/// <summary>Turns an expectation into one list of calls that fulfils it.</summary>
public static class RightCalls
{
    private static readonly SchemaRules Rules = new(default);

    /// <summary>The right calls as calls: for each parameter the first accepted value that is not <c>""</c>; a parameter with <c>""</c>
    /// among its values is left out unless its tool requires it. The same holds for the keys of objects that list accepted values
    /// (<c>{"format": ["json", "xml"]}</c>), which become plain objects.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The calls in the order of the expectation.</returns>
    public static IReadOnlyList<ToolCall> Of(ToolTask task)
    {
        var catalogue = new ToolCatalogue(task.Tools);
        return [.. task.Expectation.Calls.Select(call => Of(call, task.Expectation.Kind, catalogue.Find(call.Name)))];
    }

    private static ToolCall Of(ExpectedCall call, ExpectationKind kind, ToolSchema? schema)
    {
        var members = new List<JsonMember>(call.Arguments.Count);
        foreach (var argument in call.Arguments)
        {
            SchemaProperty? property = null;
            schema?.TryGetProperty(argument.Name, out property);
            if (kind == ExpectationKind.Exact)
                members.Add(new JsonMember(argument.Name, argument.Accepted[0]));
            else if (AcceptedValue.First(argument.Accepted, property is { IsRequired: true }) is { } first)
                members.Add(new JsonMember(argument.Name, AcceptedValue.Resolve(first, property?.Schema ?? ParameterSchema.Anything, Rules)));
        }

        return new ToolCall(call.Name, new JsonObject(members));
    }
}
