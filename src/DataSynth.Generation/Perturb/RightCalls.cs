using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>Makes one right answer out of the ground truth.</summary>
internal static class RightCalls
{
    /// <summary>The right calls in the order of the source: of each parameter the first accepted value that is not <c>""</c>. Whether the
    /// members of nested objects are lists of alternatives, as in BFCL's accepted-value sets, or values, the source does not say; the
    /// labeller decides which of the two readings is right.</summary>
    /// <param name="task">The task.</param>
    public static IReadOnlyList<ToolCall> Of(ToolTask task)
    {
        var plain = Read(task, static value => value);
        if (task.Expectation.Kind == ExpectationKind.Exact || IsRight(task, plain))
            return plain;
        var chosen = Read(task, Choose);
        return IsRight(task, chosen) ? chosen : plain;
    }

    private static bool IsRight(ToolTask task, IReadOnlyList<ToolCall> calls)
    {
        var output = new ParsedOutput(ParseStatus.Ok, "api", calls, "", null);
        return Labeller.Label(task, output, cut: false, new LabelOptions()).Kind == VerdictKind.Correct;
    }

    private static IReadOnlyList<ToolCall> Read(ToolTask task, Func<JsonValue, JsonValue> choose)
        => [.. task.Expectation.Calls.Select(call => new ToolCall(call.Name, Arguments(task, call, choose)))];

    private static JsonObject Arguments(ToolTask task, ExpectedCall call, Func<JsonValue, JsonValue> choose)
    {
        var tool = task.Tools.FirstOrDefault(candidate => candidate.Name == call.Name);
        var members = new List<JsonMember>();
        foreach (var argument in call.Arguments.Where(argument => argument.Accepted.Count > 0))
        {
            var value = task.Expectation.Kind == ExpectationKind.Exact ? argument.Accepted[0] : FirstMeaningful(argument, tool);
            if (value is not null)
                members.Add(new JsonMember(argument.Name, choose(value)));
        }

        return new JsonObject(members);
    }

    private static JsonValue? FirstMeaningful(ExpectedArgument argument, Tool? tool)
    {
        var value = argument.Accepted.FirstOrDefault(accepted => accepted is not JsonString { Text: "" });
        if (value is not null)
            return value;
        var isRequired = tool is not null && ToolSchema.Of(tool).TryGetProperty(argument.Name, out var property) && property.IsRequired;
        return isRequired ? argument.Accepted[0] : null;
    }

    private static JsonValue Choose(JsonValue value) => value switch
    {
        JsonArray array => new JsonArray([.. array.Items.Select(Choose)]),
        JsonObject nested => new JsonObject(nested.Members.Select(ChooseMember).OfType<JsonMember>()),
        _ => value,
    };

    /// <summary>The first alternative that is not <c>""</c>; no member where <c>""</c> is the only one.</summary>
    private static JsonMember? ChooseMember(JsonMember member)
    {
        if (member.Value is not JsonArray { Items.Count: > 0 } alternatives)
            return member;
        var chosen = alternatives.Items.FirstOrDefault(item => item is not JsonString { Text: "" });
        return chosen is null ? null : member with { Value = Choose(chosen) };
    }
}
