using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.TestData;

/// <summary>Tasks and candidates from JSON text.</summary>
public static class TaskText
{
    public static ToolTask Exact(string tools, string expected) => Make(tools, expected, ExpectationKind.Exact);

    public static ToolTask Accepted(string tools, string accepted) => Make(tools, accepted, ExpectationKind.Accepted);

    public static IReadOnlyList<ToolCall> Calls(string calls)
        => [.. Objects(calls).Select(call => new ToolCall(call.GetText("name")!, Arguments(call)))];

    public static ParsedOutput Output(string calls) => new(ParseStatus.Ok, "api", Calls(calls), "", null);

    private static ToolTask Make(string tools, string calls, ExpectationKind kind)
        => new("t", "test", [new Message("user", "?")], [.. Objects(tools).Select(ReadTool)], new Expectation(kind, ReadCalls(calls, kind)));

    private static List<ExpectedCall> ReadCalls(string calls, ExpectationKind kind)
        => [.. Objects(calls).Select(call => new ExpectedCall(
            call.GetText("name")!,
            [.. Arguments(call).Members.Select(m => new ExpectedArgument(
                m.Name, kind == ExpectationKind.Exact ? [m.Value] : ((JsonArray)m.Value).Items))]))];

    private static Tool ReadTool(JsonObject tool)
        => new(tool.GetText("name")!, null, tool.TryGet("parameters", out var parameters) ? parameters.ToString() : "{}");

    private static JsonObject Arguments(JsonObject call)
        => call.TryGet("arguments", out var arguments) ? (JsonObject)arguments : JsonObject.Empty;

    private static IEnumerable<JsonObject> Objects(string json) => ((JsonArray)JsonValue.Parse(json)).Items.Cast<JsonObject>();
}
