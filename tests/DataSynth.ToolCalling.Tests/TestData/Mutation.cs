using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.TestData;

/// <summary>Single changes to right calls that change their meaning, each with the error type that it is.</summary>
public static class Mutation
{
    /// <summary>The calls after one change, and what kind of error it is.</summary>
    public static (List<ToolCall> Calls, ErrorType Type) Apply(RandomTask task)
    {
        var calls = task.Calls.ToList();
        var random = task.Random;
        var index = random.Next(calls.Count);
        var call = calls[index];
        var member = random.Pick(call.Arguments.Members);
        switch (random.Next(8))
        {
            case 0:
                calls[index] = With(call, member.Name, OtherValue(member.Value, random));
                return (calls, ErrorType.Value);
            case 1:
                calls[index] = With(call, member.Name, OtherType(member.Value));
                return (calls, ErrorType.Type);
            case 2:
                calls[index] = With(call, member.Name, null);
                return (calls, task.IsRequired(call.Name, member.Name) ? ErrorType.MissingRequired : ErrorType.MissingOptional);
            case 3:
                calls[index] = call with { Arguments = new JsonObject([.. call.Arguments.Members, new JsonMember("surplus", JsonBoolean.True)]) };
                return (calls, ErrorType.UnexpectedParameter);
            case 4:
                calls[index] = call with { Name = call.Name + "_x" };
                return (calls, ErrorType.Name);
            case 5 when calls.Count > 1:
                calls.RemoveAt(index);
                return (calls, ErrorType.Count);
            case 6:
                calls.Insert(random.Next(calls.Count + 1), call);
                return (calls, ErrorType.Count);
            default:
                return ([], ErrorType.MissingCall);
        }
    }

    private static ToolCall With(ToolCall call, string name, JsonValue? value)
        => call with
        {
            Arguments = new JsonObject(call.Arguments.Members
                .Select(member => member.Name == name ? (value is null ? default : new JsonMember(name, value)) : member)
                .Where(member => member.Name is not null)),
        };

    private static JsonValue OtherType(JsonValue value)
        => value is JsonString text ? new JsonArray([text]) : new JsonString(value.ToString());

    private static JsonValue OtherValue(JsonValue value, SeededRandom random) => value switch
    {
        JsonString text => new JsonString(text.Text + random.Pick(["!", " more", "é"])),
        JsonNumber number => JsonNumber.Of(number.ToDouble() + 1 + random.Next(3)),
        JsonBoolean flag => JsonBoolean.Of(!flag.Value),
        JsonArray array => new JsonArray([.. array.Items, JsonNumber.Of(7L)]),
        JsonObject map => new JsonObject([.. map.Members.Skip(1), new JsonMember(map.Members[0].Name, OtherValue(map.Members[0].Value, random))]),
        _ => JsonBoolean.True,
    };
}
