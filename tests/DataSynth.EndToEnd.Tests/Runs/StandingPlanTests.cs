using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Journal;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>A start that finds its plan in the journal reads no source again; whatever differs makes it plan again.</summary>
public sealed class StandingPlanTests
{
    private const int Tasks = 30;
    private const string DataSet = "output/offline";
    private const string RunFolder = "output/offline.run";
    private const string Extra = """
        prompt: prompt.md
        obfuscate: { share: 0.5 }
        """;

    [Fact]
    public async Task A_second_start_with_nothing_changed_plans_nothing_and_gives_the_same_files_and_counts()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        var first = await RunAsync(folder);
        var before = FolderContent.Of(folder.File(DataSet));
        var lists = Lists(folder);

        var second = await RunAsync(folder);

        PlanStood(folder).ShouldBe([false, true]);
        FolderContent.Of(folder.File(DataSet)).OrderBy(file => file.Key).ShouldBe(before.OrderBy(file => file.Key));
        Lists(folder).ShouldBe(lists);
        lists[0].ShouldContain("no-tools", Case.Sensitive, "what was quarantined is still listed");
        lists[1].ShouldNotBeEmpty();
        foreach (var name in (string[])["counts", "source_records", "quarantined_by_reason", "records_left_out_by_reason", "obfuscation", "asked"])
            second.GetProperty(name).GetRawText().ShouldBe(first.GetProperty(name).GetRawText(), name);
    }

    [Theory]
    [InlineData("tasks.jsonl", "City 7?", "City 8?")]
    [InlineData("prompt.md", "Answer", "answer")]
    [InlineData(PerturbPipeline.File, "name: offline", "name: offline ")]
    [InlineData(PerturbPipeline.File, "seed: 7", "seed: 8")]
    public async Task One_changed_byte_is_planned_again_and_gives_what_a_new_run_gives(string file, string was, string becomes)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        await RunAsync(folder);
        var text = await File.ReadAllTextAsync(folder.File(file));
        text.ShouldContain(was);

        folder.Write(file, text.Replace(was, becomes, StringComparison.Ordinal));
        await RunAsync(folder);

        PlanStood(folder).ShouldBe([false, false]);
        await ShouldBeAsAnewAsync(folder);
    }

    [Fact]
    public async Task Another_limit_is_planned_again_in_both_directions()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        await RunAsync(folder);

        await RunAsync(folder, "--limit", "10");
        await RunAsync(folder, "--limit", "10");
        await RunAsync(folder);

        PlanStood(folder).ShouldBe([false, false, true, false]);
        await ShouldBeAsAnewAsync(folder);
    }

    [Theory]
    [InlineData("quarantine.jsonl")]
    [InlineData("obfuscation.jsonl")]
    public async Task A_list_that_was_removed_or_changed_is_made_again(string list)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        await RunAsync(folder);
        var lists = Lists(folder);

        File.Delete(folder.File($"{RunFolder}/{list}"));
        await RunAsync(folder);
        folder.Write($"{RunFolder}/{list}", "x");
        await RunAsync(folder);

        PlanStood(folder).ShouldBe([false, false, false]);
        Lists(folder).ShouldBe(lists);
    }

    [Fact]
    public async Task A_plan_that_was_begun_anew_and_not_ended_is_not_taken_for_whole()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        await RunAsync(folder);

        // What a kill within the planning leaves.
        await using (var journal = RunJournal.Open(folder.File(RunFolder), "settings", TimeProvider.System))
        {
            var plan = await journal.BeginPlanAsync(journal.Reader.ReadGenerators());
            await plan.AddTaskAsync(new JournalTask("another", "plain", "x:1", "{}"));
        }

        await RunAsync(folder);

        PlanStood(folder).ShouldBe([false, false]);
        await ShouldBeAsAnewAsync(folder);
    }

    private static void Write(TemporaryFolder folder)
    {
        PerturbPipeline.Write(folder, Tasks, extra: Extra);
        File.AppendAllText(folder.File("tasks.jsonl"), """{"id":"no-tools","dataset":"weather","conversation":[{"role":"user","content":"Hm?"}],"expected":[]}""" + "\n");
        folder.Write("prompt.md", "Answer with calls of these tools:\n{{#each tools}}\n{{{json}}}\n{{/each}}\n");
    }

    private static async Task<JsonElement> RunAsync(TemporaryFolder folder, params string[] more)
    {
        var result = await DataSynthProcess.RunAsync(folder.Path, ["run", PerturbPipeline.File, "--json", .. more]);
        using var json = JsonDocument.Parse(result.ShouldExitWith(0).Output);
        return json.RootElement.Clone();
    }

    /// <summary>For each start, whether its plan was taken from the journal.</summary>
    private static bool[] PlanStood(TemporaryFolder folder)
        => [.. File.ReadLines(folder.File($"{RunFolder}/log.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("event").GetString() == "plan_complete")
            .Select(line => line.GetProperty("plan_stood").GetBoolean())];

    private static string[] Lists(TemporaryFolder folder)
        => [.. ((string[])["quarantine.jsonl", "obfuscation.jsonl"]).Select(name => File.ReadAllText(folder.File($"{RunFolder}/{name}")))];

    private static async Task ShouldBeAsAnewAsync(TemporaryFolder folder)
    {
        var result = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "anew");
        result.ShouldExitWith(0);
        FolderContent.ShouldBeIdentical(folder.File(DataSet), folder.File("anew"));
    }
}
