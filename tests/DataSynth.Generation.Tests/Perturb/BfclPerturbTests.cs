using System.IO.Compression;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Perturb;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Tests.Perturb;

/// <summary>Real tools, schemas and ground truth: the Berkeley Function Calling Leaderboard's cases.</summary>
public sealed class BfclPerturbTests
{
    [TestDataFact]
    public void Every_case_gets_wrong_answers_that_are_labelled_as_meant()
    {
        var counts = new Dictionary<string, int>();
        foreach (var task in Tasks())
        {
            for (var sample = 0; sample < 4; sample++)
            {
                var body = Perturber.Perturb(task, "original", 7, sample).ShouldNotBeNull(task.Id);
                var kind = ((JsonObject)JsonValue.Parse(body)).GetText("error_type")!;
                LabelOf(task, body).ShouldBe(kind, task.Id);
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
            }
        }

        counts.Values.Sum().ShouldBe(4 * 347);
        counts.Keys.ShouldBe(ErrorTypeNames.All, ignoreOrder: true, string.Join(", ", counts));
        counts.Values.Min().ShouldBeGreaterThan(40, string.Join(", ", counts));
    }

    private static string? LabelOf(ToolTask task, byte[] body)
    {
        var read = WireFixture.Read(new Answered(body, 1, TimeSpan.Zero, null, null, "stop"), Provider.Perturb, task);
        return Labeller.Label(task, read.Parse(task.Tools, new ParseOptions()), read.Reply.IsCut, new LabelOptions { GroundTruth = GroundTruthCheck.Off }).ErrorType?.ToFileName();
    }

    private static IEnumerable<ToolTask> Tasks()
    {
        using var file = File.OpenRead(Path.Combine(TestDataFactAttribute.Folder!, "bfcl", "cases.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            if (JsonValue.Parse(line) is JsonObject row && row.GetText("kind") is "ast" or "irrelevance")
                yield return Task(row);
        }
    }

    private static ToolTask Task(JsonObject row)
    {
        var tools = Items(row, "tools").Cast<JsonObject>().Select(tool => new Tool(
            tool.GetText("name")!, tool.GetText("description"), tool.TryGet("parameters", out var parameters) ? parameters.ToString() : "{}"));
        var question = Items(row, "question").Cast<JsonObject>().Select(message => new Message(message.GetText("role")!, message.GetText("content")));
        var calls = Items(row, "ground_truth").OfType<JsonObject>().Select(call => call.Members[0]).Select(call => new ExpectedCall(
            call.Name,
            [.. ((JsonObject)call.Value).Members.Select(argument => new ExpectedArgument(argument.Name, ((JsonArray)argument.Value).Items))]));
        return new ToolTask(
            row.GetText("id")!, "bfcl", [.. question], [.. tools], new Expectation(ExpectationKind.Accepted, [.. calls]))
        {
            Language = Enum.Parse<SourceLanguage>(row.GetText("language") ?? "Python"),
        };
    }

    private static IReadOnlyList<JsonValue> Items(JsonObject row, string name)
        => row.TryGet(name, out var value) && value is JsonArray array ? array.Items : [];
}
