using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.TestData;

/// <summary>One decoded output of a model with the official verdict.</summary>
public sealed record BfclOutput(
    string Id, string CaseId, string Category, bool DotsAsUnderscores, IReadOnlyList<ToolCall> Calls, bool IsValid, string? ErrorType,
    string? ErrorClass, bool IsExact)
{
    /// <summary>The outputs that were decoded.</summary>
    public static IEnumerable<BfclOutput> Load()
    {
        foreach (var row in DataFolder.Lines("bfcl/outputs.jsonl.gz"))
        {
            if (row.TryGet("decoded", out var decoded) && decoded is JsonArray calls)
                yield return Read(row, calls);
        }
    }

    private static BfclOutput Read(JsonObject row, JsonArray calls) => new(
        row.GetText("id")!,
        row.GetText("case_id")!,
        row.GetText("category")!,
        Flag(row, "underscore_to_dot"),
        [.. calls.Items.Select(call => ReadCall((JsonObject)call))],
        Flag(row, "valid"),
        row.GetText("error_type"),
        row.GetText("error_class"),
        Flag(row, "error_class_exact"));

    private static ToolCall ReadCall(JsonObject call)
    {
        call.TryGet("arguments", out var arguments);
        return new ToolCall(call.GetText("name")!, (JsonObject)arguments!);
    }

    private static bool Flag(JsonObject row, string name) => row.TryGet(name, out var value) && value is JsonBoolean { Value: true };
}
