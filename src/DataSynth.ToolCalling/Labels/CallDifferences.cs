using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Labels;

/// <summary>Differences that concern a call as a whole.</summary>
internal static class CallDifferences
{
    /// <summary>A call that should not have been made.</summary>
    public static Difference Surplus(int index, ToolCall call, string rule, ErrorType type)
        => new($"calls[{index}]", null, ToValue(call), rule, type);

    /// <summary>A call that is missing; its path is where it would follow the calls that are there.</summary>
    public static Difference Missing(int index, ExpectedCall expected, ErrorType type)
        => new($"calls[{index}]", ToValue(RightCall.Of(expected)), null, "count", type);

    /// <summary>A call of the wrong tool.</summary>
    public static Difference Name(int index, ExpectedCall expected, ToolCall call)
        => new($"calls[{index}].name", new JsonString(expected.Name), new JsonString(call.Name), "name", ErrorType.Name);

    private static JsonObject ToValue(ToolCall call)
        => new([new JsonMember("name", new JsonString(call.Name)), new JsonMember("arguments", call.Arguments)]);
}
