using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Journal;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary><c>export</c>: other views of replies that are there.</summary>
public sealed class ExportTests
{
    private const string Run = "output/offline.run";

    [Fact]
    public async Task An_export_with_a_runs_own_settings_gives_its_very_bytes_and_leaves_the_journal_alone()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 40);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        File.Delete(folder.File("tasks.jsonl"));
        File.Delete(folder.File(PerturbPipeline.File));
        var journal = File.ReadAllBytes(folder.File(Run + "/journal.sqlite"));

        (await DataSynthProcess.RunAsync(folder.Path, "export", Run, "-o", "again")).ShouldExitWith(0);

        FolderContent.ShouldBeIdentical(folder.File("again"), folder.File("output/offline"));
        File.ReadAllBytes(folder.File(Run + "/journal.sqlite")).ShouldBe(journal);
        Directory.Exists(folder.File("again.run")).ShouldBeTrue();
    }

    [Fact]
    public async Task One_worker_sixteen_workers_and_a_shuffled_journal_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 60, samples: 6, extra: "select: { pairs: 120, order: hardest }\ndedup: { near: 0.8, values: ignore }");
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        await ShuffleAsync(folder.File(Run), folder.File("shuffled.run"));

        (await DataSynthProcess.RunAsync(folder.Path, "export", Run, "-o", "one", "--workers", "1")).ShouldExitWith(0);
        (await DataSynthProcess.RunAsync(folder.Path, "export", Run, "-o", "sixteen", "--workers", "16")).ShouldExitWith(0);
        (await DataSynthProcess.RunAsync(folder.Path, "export", "shuffled.run", "-o", "shuffled-set", "--workers", "16")).ShouldExitWith(0);

        FolderContent.Of(folder.File("one")).ShouldNotBeEmpty();
        FolderContent.ShouldBeIdentical(folder.File("sixteen"), folder.File("one"));
        FolderContent.ShouldBeIdentical(folder.File("shuffled-set"), folder.File("one"));
    }

    [Fact]
    public async Task Two_nights_become_one_set_in_which_equal_requests_count_once()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 20, samples: 2);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "monday")).ShouldExitWith(0);
        PerturbPipeline.Write(folder, tasks: 30, samples: 3);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "tuesday")).ShouldExitWith(0);

        var export = await DataSynthProcess.RunAsync(folder.Path, "export", "monday.run", "tuesday.run", "-o", "both", "--json");

        export.ShouldExitWith(0);
        var answer = JsonDocument.Parse(export.Output).RootElement;
        var counts = answer.GetProperty("counts");
        counts.GetProperty("tasks").GetInt64().ShouldBe(30);
        counts.GetProperty("candidates").GetInt64().ShouldBe(90, "monday's 40 are among tuesday's 90");
        answer.GetProperty("conflicts").GetInt64().ShouldBe(0);
        var ids = Uuids(folder.File("both"));
        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.Order().ShouldBe(Uuids(folder.File("tuesday")).Order());
    }

    [Fact]
    public async Task Other_right_calls_under_the_same_id_are_listed_and_the_first_folder_holds()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 3);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "monday")).ShouldExitWith(0);
        folder.Write("tasks.jsonl", File.ReadAllText(folder.File("tasks.jsonl")).Replace("[\"City 1\"]", "[\"City one\"]", StringComparison.Ordinal));
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "tuesday")).ShouldExitWith(0);

        var export = await DataSynthProcess.RunAsync(folder.Path, "export", "monday.run", "tuesday.run", "-o", "both");

        export.ShouldExitWith(0);
        var conflict = JsonDocument.Parse(File.ReadAllLines(folder.File("both.run/conflicts.jsonl")).ShouldHaveSingleItem()).RootElement;
        (conflict.GetProperty("kind").GetString(), conflict.GetProperty("task_id").GetString(), conflict.GetProperty("kept").GetString())
            .ShouldBe(("expectation", "w-1", "monday.run"));
    }

    [Fact]
    public async Task Obfuscated_forms_by_other_seeds_stay_apart_and_on_one_side_of_the_split()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 12, samples: 2, extra: "obfuscate: { share: 1 }\nexport: { splits: { train: 0.5, validation: 0.5 } }");
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "monday")).ShouldExitWith(0);
        folder.Write(PerturbPipeline.File, File.ReadAllText(folder.File(PerturbPipeline.File)).Replace("seed: 7", "seed: 8", StringComparison.Ordinal));
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "tuesday")).ShouldExitWith(0);

        (await DataSynthProcess.RunAsync(folder.Path, "export", "monday.run", "tuesday.run", "-o", "both", "--splits", "train=0.5,validation=0.5")).ShouldExitWith(0);

        var rows = Directory.GetFiles(folder.File("both/data"), "*.parquet").SelectMany(file =>
        {
            using var reader = ParquetFileReader.Open(file);
            var columns = (string[])["task_id", "obfuscated", "tools", "uuid"];
            return reader.ReadRows(columns).Select(row => (Id: (string)row[0]!, Obfuscated: (bool)row[1]!, Tools: (string)row[2]!, Uuid: (string)row[3]!, Split: Path.GetFileName(file)[..5])).ToList();
        }).ToList();
        rows.GroupBy(row => row.Id).ShouldAllBe(task => task.Select(row => row.Split).Distinct().Count() == 1);
        rows.Where(row => row.Obfuscated).GroupBy(row => row.Id).ShouldContain(task => task.Select(row => row.Tools).Distinct().Count() == 2);
        rows.Where(row => !row.Obfuscated).GroupBy(row => row.Id).ShouldAllBe(task => task.Select(row => row.Tools).Distinct().Count() == 1);
        rows.Select(row => row.Uuid).Distinct().Count().ShouldBe(rows.Count);
    }

    [Fact]
    public async Task Tasks_that_match_a_benchmark_are_dropped_and_listed_with_their_match()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 10);
        folder.Write("bench.jsonl", """{"id":"b-7","question":"how warm is it in city 7"}""" + "\n");
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        var export = await DataSynthProcess.RunAsync(folder.Path, "export", Run, "-o", "clean", "--decontaminate", "bench.jsonl", "--json");

        export.ShouldExitWith(0);
        JsonDocument.Parse(export.Output).RootElement.GetProperty("contaminated_tasks").GetInt64().ShouldBe(1);
        File.ReadAllLines(folder.File("clean.run/contaminated.jsonl")).ShouldBe(
            ["""{"task_id":"w-7","match":"text","share":1,"file":"bench.jsonl","line":1,"item":"b-7"}"""]);
        Column(folder.File("clean"), "task_id").ShouldNotContain("w-7");
        File.ReadAllText(folder.File("clean/manifest.json")).ShouldContain("bench.jsonl");
    }

    [Theory]
    [InlineData(3, "missing.run", "-o", "out")]
    [InlineData(2, Run, "-o", "output/offline")]
    [InlineData(2, Run, "-o", "out", "--near", "2")]
    [InlineData(2, Run, "-o", "out", "--splits", "train=0.5")]
    [InlineData(2, Run, "-o", "out", "--profile", "nonsense")]
    [InlineData(2, Run)]
    [InlineData(3, Run, "-o", "out", "--decontaminate", "missing.jsonl")]
    public async Task Wrong_arguments_are_one_line(int code, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 1);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        var export = await DataSynthProcess.RunAsync(folder.Path, ["export", .. arguments]);

        export.ShouldExitWith(code);
        export.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Last().ShouldStartWith("datasynth: ");
        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }

    /// <summary>The same plan and replies, recorded in another order.</summary>
    private static async Task ShuffleAsync(string from, string to)
    {
        using var reader = JournalReader.Open(from, TimeProvider.System);
        var candidates = reader.ReadCandidates().ToArray();
        await using var journal = RunJournal.Open(to, "shuffled", TimeProvider.System);
        var plan = await journal.BeginPlanAsync(reader.ReadGenerators());
        foreach (var task in candidates.GroupBy(candidate => candidate.Request.Entry.Task))
        {
            var ordinal = await plan.AddTaskAsync(task.First().Request.Task);
            foreach (var candidate in task)
                await plan.AddAsync(candidate.Request.Entry with { Task = ordinal });
        }

        await plan.CompleteAsync();
        new SeededRandom(1, "shuffle").Shuffle<JournalCandidate>(candidates);
        foreach (var candidate in candidates)
            await journal.AppendAsync(candidate.Reply! with { RecordedAt = null });
        File.Copy(Path.Combine(from, "run.json"), Path.Combine(to, "run.json"));
    }

    private static List<string> Uuids(string folder) => Column(folder, "uuid");

    private static List<string> Column(string folder, string name)
    {
        var values = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "data")))
        {
            using var reader = ParquetFileReader.Open(file);
            var index = reader.Schema.Fields.Select(field => field.Name).ToList().IndexOf(name);
            values.AddRange(reader.ReadRows().Select(row => (string)row[index]!));
        }

        return values;
    }
}
