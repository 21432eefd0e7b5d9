using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>One call that fulfils an expected call, for keys: the first accepted value of each parameter that is not <c>""</c>.</summary>
internal static class RightCall
{
    public static ToolCall Of(ExpectedCall expected)
    {
        var members = new List<JsonMember>(expected.Arguments.Count);
        foreach (var argument in expected.Arguments)
        {
            if (AcceptedValue.First(argument.Accepted, required: true) is { } value)
                members.Add(new JsonMember(argument.Name, value));
        }

        return new ToolCall(expected.Name, new JsonObject(members));
    }
}
