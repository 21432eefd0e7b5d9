using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>One row of <c>tool-call-formats/vectors-dev.jsonl</c>.</summary>
internal sealed record VectorRow(
    string Id, string Format, string Text, IReadOnlyList<Tool> Tools, IReadOnlyList<ToolCall> Expected,
    string? Content, string? Reasoning, string Level, IReadOnlyList<string> Tags)
{
    public static IReadOnlyList<VectorRow> Load()
        => [.. File.ReadLines(TestDataFactAttribute.PathOf("tool-call-formats", "vectors-dev.jsonl"), Encoding.UTF8).Select(Read)];

    public static IReadOnlyList<ToolCall> ReadCalls(JsonValue calls)
        => [.. ((JsonArray)calls).Items.Cast<JsonObject>().Select(call => new ToolCall(call.GetText("name")!, (JsonObject)Member(call, "arguments")))];

    private static VectorRow Read(string line)
    {
        var row = (JsonObject)JsonValue.Parse(line);
        return new VectorRow(
            row.GetText("id")!,
            row.GetText("format")!,
            row.GetText("text")!,
            [.. ((JsonArray)Member(row, "tools")).Items.Cast<JsonObject>().Select(ReadTool)],
            ReadCalls(Member(row, "expected")),
            row.GetText("expected_content"),
            row.GetText("expected_reasoning"),
            row.GetText("level")!,
            [.. ((JsonArray)Member(row, "tags")).Items.Cast<JsonString>().Select(tag => tag.Text)]);
    }

    private static Tool ReadTool(JsonObject tool)
    {
        var function = (JsonObject)Member(tool, "function");
        var parameters = function.TryGet("parameters", out var schema) ? schema.ToString() : "{}";
        return new Tool(function.GetText("name")!, null, parameters);
    }

    private static JsonValue Member(JsonObject of, string name)
        => of.TryGet(name, out var value) ? value : throw new InvalidDataException($"no member {name}");
}
