using System.IO.Compression;
using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Tasks;
using DataSynth.Datasets.Tests.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests.Obfuscation;

public sealed class ObfuscatedLeaderboardTests
{
    [TestDataFact]
    public async Task Real_outputs_get_the_same_labels_under_new_names()
    {
        var items = await SourceReading.ReadAsync(TestDataFactAttribute.PathOf("bfcl/cases.jsonl.gz"), "bfcl");
        var tasks = items.OfType<SourceTask>().ToDictionary(item => item.Task.Id, item => item.Task);
        var obfuscator = new Obfuscator(new ObfuscationSettings(1, DescriptionMode.Report), 3);
        var obfuscated = tasks.ToDictionary(pair => pair.Key, pair => obfuscator.Obfuscate(pair.Value)!);
        var compared = 0;
        foreach (var (caseId, calls) in Outputs())
        {
            if (!tasks.TryGetValue(caseId, out var task))
                continue;
            var variant = obfuscated[caseId];
            var renamed = Renaming.Forward(variant.Map).Apply(calls, task);
            var rules = (LabelRules)(compared++ % Enum.GetValues<LabelRules>().Length);
            var options = new LabelOptions { Rules = rules, GroundTruth = GroundTruthCheck.Off };
            var plain = Labeller.Label(task, Output(calls), cut: false, options);
            var other = Labeller.Label(variant.Task, Output(renamed), cut: false, options);
            (other.Kind, other.ErrorType, other.Score).ShouldBe((plain.Kind, plain.ErrorType, plain.Score), $"{rules} {caseId} {string.Join(' ', calls)}");
        }

        compared.ShouldBeGreaterThan(7_000);
        foreach (var (id, variant) in obfuscated)
        {
            var compact = tasks[id] with { Tools = [.. tasks[id].Tools.Select(tool => new Tool(tool.Name, tool.Description, tool.Parameters.ToString()))] };
            TaskJson.Write(Renaming.Back(variant.Map).Apply(variant.Task)).ShouldBe(TaskJson.Write(compact));
        }
    }

    private static ParsedOutput Output(IReadOnlyList<ToolCall> calls) => new(ParseStatus.Ok, "api", calls, "", null);

    private static IEnumerable<(string CaseId, IReadOnlyList<ToolCall> Calls)> Outputs()
    {
        using var file = new GZipStream(File.OpenRead(TestDataFactAttribute.PathOf("bfcl/outputs.jsonl.gz")), CompressionMode.Decompress);
        using var lines = new StreamReader(file);
        while (lines.ReadLine() is { } line)
        {
            var row = (JsonObject)JsonValue.Parse(line);
            if (row.TryGet("decoded", out var decoded) && decoded is JsonArray calls)
                yield return (row.GetText("case_id")!, [.. calls.Items.Select(call => Read((JsonObject)call))]);
        }
    }

    private static ToolCall Read(JsonObject call)
        => new(call.GetText("name")!, call.TryGet("arguments", out var arguments) ? (JsonObject)arguments : JsonObject.Empty);
}
