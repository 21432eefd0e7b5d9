using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Runs over sources in formats of others: what is used, marked, left out and quarantined adds up to what was read.</summary>
public sealed class SourceRunTests
{
    private const string Tools = """[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"x":{"type":"integer"}},"required":["x"]}}}]""";

    [Fact]
    public async Task Every_record_is_used_left_out_or_quarantined_and_share_alike_terms_are_flagged()
    {
        using var folder = new TemporaryFolder();
        string[] lines =
        [
            Line(0, "{\\\"x\\\":0}"), Line(1, "{\\\"x\\\":\\\"1\\\"}"), Line(2, "{\\\"x\\\":2}"), Line(9, "{\\\"x\\\":9}"), "{\"messages\":",
            """{"meta":{"n":4},"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""",
        ];
        folder.Write("train.jsonl", string.Join('\n', lines));
        folder.Write(
            PerturbPipeline.File,
            """
            name: sources
            max_failure_share: 0.5
            sources:
              - { file: train.jsonl, format: openai, dataset: mine, license: CC-BY-NC-SA-4.0, revision: r7, where: meta.n < 9, ground_truth: lenient }
            generators:
              - perturb: { samples: 2 }
            """);

        var check = await DataSynthProcess.RunAsync(folder.Path, "check", PerturbPipeline.File);
        check.Output.ShouldContain("3 tasks, 1 of them marked: their right calls contradict their tools, 2 of 6 records left out");
        check.Output.ShouldContain("CC-BY-NC-SA-4.0 is share-alike, non-commercial");

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");
        run.ShouldExitWith(0);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        answer.GetProperty("source_records").GetInt64().ShouldBe(6);
        answer.GetProperty("counts").GetProperty("tasks").GetInt64().ShouldBe(3);
        answer.GetProperty("counts").GetProperty("quarantined").GetInt64().ShouldBe(1);
        answer.GetProperty("records_left_out_by_reason").ToString().ShouldBe("""{"not selected by where":1,"no call in the conversation":1}""");
        answer.GetProperty("marked").GetInt64().ShouldBe(1);
        JsonDocument.Parse(File.ReadAllText(folder.File("output/sources.run/quarantine.jsonl"))).RootElement.GetProperty("line").GetInt64().ShouldBe(5);
        run.Errors.ShouldContain("Share-alike or non-commercial terms come with mine (CC-BY-NC-SA-4.0)");
        File.ReadAllText(folder.File("output/sources/README.md")).ShouldContain("Share-alike or non-commercial terms come with mine (CC-BY-NC-SA-4.0)");
        File.ReadAllText(folder.File("output/sources/manifest.json")).ShouldContain("\"revision\": \"r7\"");
    }

    /// <summary>Two records of each format in its published shape, the second one broken, and what the first is asked for.</summary>
    public static TheoryData<string, string, string> Formats { get; } = new()
    {
        { "tasks", PerturbPipeline.Weather("w", "Paris"), "get_weather" },
        { "xlam", """{"id":7,"query":"q","answers":"[{\"name\":\"f\",\"arguments\":{\"x\":1}}]","tools":"[{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"x\":{\"type\":\"int\"}}}]"}""", "f" },
        { "xlam-irrelevance", """{"id":7,"query":"q","answers":"[]","tools":"[{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"x\":{\"type\":\"int\"}}}]"}""", "" },
        { "bfcl", """{"id":"simple_0","question":[[{"role":"user","content":"q"}]],"function":[{"name":"f","description":"d","parameters":{"type":"dict","properties":{"x":{"type":"integer"}},"required":["x"]}}],"ground_truth":[{"f":{"x":[1]}}]}""", "f" },
        { "toolace", """{"system":"Here is a list of functions in JSON format that you can invoke:\n[{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"dict\",\"properties\":{\"x\":{\"type\":\"int\"}}}}]. \nShould you decide to return the function call(s), put it in the format of [func1(a=b)]","conversations":[{"from":"user","value":"q"},{"from":"assistant","value":"[f(x=1)]"}]}""", "f" },
        { "hermes", """{"id":"h","conversations":[{"from":"system","value":"<tools>[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"integer\"}}}}}]</tools>"},{"from":"human","value":"q"},{"from":"gpt","value":"<tool_call>\n{\"name\":\"f\",\"arguments\":{\"x\":1}}\n</tool_call>"}]}""", "f" },
        { "openai", Line(0, "{\\\"x\\\":0}"), "f" },
        { "toolrm", """{"uuid":"u","dataset_name":"apigen","conversation":[{"role":"user","content":"q"}],"tools":"[{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"integer\"}}}}]","tool_calls_correct":"[{\"name\":\"f\",\"arguments\":{\"x\":1}}]","tool_calls_incorrect":"[]","generator_model":"m"}""", "f" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_format_goes_from_its_file_to_pairs(string format, string record, string tool)
    {
        using var folder = new TemporaryFolder();
        folder.Write("records.jsonl", record + "\n{\"broken\":\n");
        folder.Write(
            PerturbPipeline.File,
            $$"""
            name: sources
            max_failure_share: 0.9
            sources:
              - { file: records.jsonl, format: {{format}} }
            generators:
              - perturb: { samples: 3 }
            """);

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        var answer = JsonDocument.Parse(run.ShouldExitWith(0).Output).RootElement;
        var counts = answer.GetProperty("counts");
        (answer.GetProperty("source_records").GetInt64(), counts.GetProperty("tasks").GetInt64(), counts.GetProperty("quarantined").GetInt64()).ShouldBe((2, 1, 1));
        counts.GetProperty("incorrect").GetInt64().ShouldBe(3);
        var rows = Relabel.PreferenceFiles.Read(folder, "output/sources");
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => tool.Length == 0 ? (string)row["tool_calls_correct"]! == "[]" : ((string)row["tool_calls_correct"]!).StartsWith($"[{{\"name\":\"{tool}\"", StringComparison.Ordinal));
    }

    private static string Line(int number, string arguments)
        => $$$"""{"meta":{"n":{{{number}}}},"messages":[{"role":"user","content":"q{{{number}}}"},{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{{{arguments}}}"}}]}],"tools":{{{Tools}}}}""";
}
