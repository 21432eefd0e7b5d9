using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Real tools and accepted-value sets: 423 cases of the Berkeley Function Calling Leaderboard.</summary>
public sealed class PublishedCasesTests
{
    [TestDataFact]
    public async Task Every_published_case_is_in_the_set_or_in_an_explained_quarantine()
    {
        using var folder = new TemporaryFolder();
        var cases = Path.Combine(TestDataFactAttribute.Folder!, "bfcl", "cases.jsonl.gz");
        folder.Write(
            PerturbPipeline.File,
            $$"""
            name: published
            sources:
              - { file: {{cases}}, format: bfcl, dataset: bfcl, license: Apache-2.0 }
            generators:
              - perturb: { samples: 2 }
            """);

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        run.ShouldExitWith(0);
        var counts = JsonDocument.Parse(run.Output).RootElement.GetProperty("counts");
        var quarantined = counts.GetProperty("quarantined").GetInt64();
        (counts.GetProperty("tasks").GetInt64() + quarantined).ShouldBe(423);
        var rows = File.ReadAllLines(folder.File("output/published.run/quarantine.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        rows.Count.ShouldBe((int)quarantined);
        rows.ShouldAllBe(row => row.GetProperty("reason").GetString()!.Length > 10 && row.GetProperty("line").GetInt64() > 0);
        quarantined.ShouldBeLessThan(60);
    }
}
