using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>The main job without any server.</summary>
public sealed class OfflineRunTests
{
    [Fact]
    public async Task A_run_leaves_a_data_set_folder_that_can_be_uploaded_and_nothing_else_in_it()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 30);

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        run.ShouldExitWith(0);
        var output = folder.File("output/offline");
        Directory.EnumerateFileSystemEntries(output).Select(Path.GetFileName).ShouldBeSubsetOf(["README.md", "manifest.json", "report.html", "data"]);
        Directory.EnumerateFiles(Path.Combine(output, "data")).ShouldAllBe(file => file.EndsWith(".parquet", StringComparison.Ordinal));
        File.Exists(folder.File("output/offline.run/journal.sqlite")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_counts_of_a_run_add_up_and_stand_in_the_manifest_too()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 20, samples: 3);

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        run.ShouldExitWith(0);
        var counts = JsonDocument.Parse(run.Output).RootElement.GetProperty("counts");
        Count(counts, "tasks").ShouldBe(20);
        Count(counts, "variants").ShouldBe(0);
        (Count(counts, "candidates") + Count(counts, "failures")).ShouldBe(60);
        (Count(counts, "correct") + Count(counts, "incorrect") + Count(counts, "unlabelled")).ShouldBe(Count(counts, "candidates"));
        Count(counts, "incorrect").ShouldBeGreaterThan(20);
        Count(counts, "pairs").ShouldBeGreaterThan(20);
        var manifest = JsonDocument.Parse(File.ReadAllText(folder.File("output/offline/manifest.json"))).RootElement;
        JsonElement.DeepEquals(manifest.GetProperty("counts"), counts).ShouldBeTrue();
        var rows = manifest.GetProperty("counts").GetProperty("rows").EnumerateObject().Sum(split => split.Value.GetInt64());
        rows.ShouldBe(Count(counts, "pairs"));
        manifest.GetProperty("shards").EnumerateArray().Sum(shard => shard.GetProperty("rows").GetInt64()).ShouldBe(rows);
    }

    [Fact]
    public async Task One_worker_and_sixteen_workers_write_the_same_bytes()
    {
        using var one = new TemporaryFolder();
        using var sixteen = new TemporaryFolder();
        PerturbPipeline.Write(one, tasks: 60, perturb: "concurrency: 1");
        PerturbPipeline.Write(sixteen, tasks: 60, perturb: "concurrency: 16");

        (await DataSynthProcess.RunAsync(one.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        (await DataSynthProcess.RunAsync(sixteen.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        FolderContent.ShouldBeIdentical(sixteen.File("output/offline"), one.File("output/offline"));
    }

    [Fact]
    public async Task A_second_run_asks_nothing_and_writes_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 10);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        var before = FolderContent.Of(folder.File("output/offline"));

        var second = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        second.ShouldExitWith(0).Errors.ShouldContain("0 to ask");
        FolderContent.Of(folder.File("output/offline")).OrderBy(f => f.Key).ShouldBe(before.OrderBy(f => f.Key));
    }

    [Fact]
    public async Task A_limit_takes_the_first_tasks_only()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 10);

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--limit", "3", "--json", "-o", "elsewhere");

        run.ShouldExitWith(0);
        Count(JsonDocument.Parse(run.Output).RootElement.GetProperty("counts"), "tasks").ShouldBe(3);
        Directory.Exists(folder.File("elsewhere/data")).ShouldBeTrue();
        Directory.Exists(folder.File("elsewhere.run")).ShouldBeTrue();
        Directory.Exists(folder.File("output")).ShouldBeFalse();
    }

    private static long Count(JsonElement counts, string name) => counts.GetProperty(name).GetInt64();
}
