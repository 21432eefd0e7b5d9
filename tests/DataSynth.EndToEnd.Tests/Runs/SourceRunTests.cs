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

    private static string Line(int number, string arguments)
        => $$$"""{"meta":{"n":{{{number}}}},"messages":[{"role":"user","content":"q{{{number}}}"},{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{{{arguments}}}"}}]}],"tools":{{{Tools}}}}""";
}
