using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.TestData;

/// <summary>One case of the leaderboard whose ground truth can be compared statically.</summary>
public sealed record BfclCase(string Id, string Category, ToolTask Task)
{
    /// <summary>The cases by id, those that need execution left out.</summary>
    public static Dictionary<string, BfclCase> Load()
        => DataFolder.Lines("bfcl/cases.jsonl.gz")
            .Where(row => row.GetText("kind") != "exec")
            .Select(Read)
            .ToDictionary(one => one.Id);

    private static BfclCase Read(JsonObject row)
    {
        row.TryGet("tools", out var tools);
        row.TryGet("ground_truth", out var truth);
        var calls = truth is JsonArray list ? list.Items.Select(call => ReadCall((JsonObject)call)).ToList() : [];
        var task = new ToolTask(
            row.GetText("id")!,
            "bfcl",
            [new Message("user", "?")],
            [.. ((JsonArray)tools!).Items.Select(tool => ReadTool((JsonObject)tool))],
            new Expectation(ExpectationKind.Accepted, calls))
        {
            Language = Enum.Parse<SourceLanguage>(row.GetText("language")!),
        };
        return new BfclCase(task.Id, row.GetText("category")!, task);
    }

    private static Tool ReadTool(JsonObject tool)
    {
        tool.TryGet("parameters", out var parameters);
        return new Tool(tool.GetText("name")!, tool.GetText("description"), parameters!.ToString());
    }

    private static ExpectedCall ReadCall(JsonObject call)
    {
        var (name, arguments) = call.Members[0];
        return new ExpectedCall(
            name,
            [.. ((JsonObject)arguments).Members.Select(m => new ExpectedArgument(m.Name, ((JsonArray)m.Value).Items))]);
    }
}
