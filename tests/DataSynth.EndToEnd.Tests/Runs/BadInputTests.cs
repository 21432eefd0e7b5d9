using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Mistakes that users make: each gets a clear error, and nothing is lost.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task A_missing_source_file_is_one_line_and_exit_3()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 1);
        File.Delete(folder.File("tasks.jsonl"));

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        run.ShouldExitWith(3).Errors.ShouldContain("datasynth: tasks.jsonl: ");
        run.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_unknown_source_format_points_at_its_place_and_names_the_known_ones()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 1);
        folder.Write(PerturbPipeline.File, File.ReadAllText(folder.File(PerturbPipeline.File)).Replace("format: tasks", "format: tasksy", StringComparison.Ordinal));

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        run.ShouldExitWith(2).Errors.ShouldContain("pipeline.yaml:4:");
        run.Errors.ShouldContain("tasksy");
        run.Errors.ShouldContain("xlam");
        run.Errors.ShouldContain("^");
    }

    [Fact]
    public async Task Broken_lines_go_to_quarantine_with_line_and_reason_and_the_rest_goes_on()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 30);
        var good = File.ReadAllText(folder.File("tasks.jsonl"));
        folder.Write(
            "tasks.jsonl",
            good
            + "{\"id\":\"broken\",\n"
            + "{\"id\":\"no-tools\",\"dataset\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"hi\"}],\"expected\":[{\"name\":\"f\",\"arguments\":{}}]}\n"
            + PerturbPipeline.Weather("w-0", "Paris") + "\n"
            + PerturbPipeline.Weather("bad-truth", "Paris").Replace("\"city\":[\"Paris\"]", "\"town\":[\"Paris\"]", StringComparison.Ordinal) + "\n");

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        run.ShouldExitWith(0);
        var counts = JsonDocument.Parse(run.Output).RootElement.GetProperty("counts");
        counts.GetProperty("tasks").GetInt64().ShouldBe(30);
        counts.GetProperty("quarantined").GetInt64().ShouldBe(4);
        var quarantine = File.ReadAllLines(folder.File("output/offline.run/quarantine.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        quarantine.Select(row => row.GetProperty("line").GetInt64()).ShouldBe([31, 32, 33, 34]);
        quarantine.ShouldAllBe(row => row.GetProperty("reason").GetString()!.Length > 10);
        quarantine[2].GetProperty("reason").GetString()!.ShouldContain("w-0");
    }

    [Fact]
    public async Task More_bad_rows_than_the_allowed_share_give_exit_1_and_the_data_set_all_the_same()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 3);
        File.AppendAllText(folder.File("tasks.jsonl"), "not json\nnor this\n");

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        run.ShouldExitWith(1).Errors.ShouldContain("max_failure_share");
        File.Exists(folder.File("output/offline/manifest.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_journal_that_is_not_a_database_is_refused_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 1);
        var journal = folder.Write("output/offline.run/journal.sqlite", "this is not a database, it is a note that somebody put here by mistake");

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        run.ShouldExitWith(3).Errors.ShouldContain("journal.sqlite");
        File.ReadAllText(journal).ShouldStartWith("this is not a database");
    }

    [Fact]
    public async Task All_mistakes_of_a_pipeline_file_are_reported_at_once_with_the_nearest_known_key()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            PerturbPipeline.File,
            """
            name: x
            sed: 7
            sources:
              - { file: tasks.jsonl, fromat: tasks }
            generators:
              - perturb: { samples: many }
            """);

        var run = await DataSynthProcess.RunAsync(folder.Path, "check", PerturbPipeline.File);

        run.ShouldExitWith(2);
        run.Errors.ShouldContain("pipeline.yaml:2:1");
        run.Errors.ShouldContain("seed");
        run.Errors.ShouldContain("pipeline.yaml:4:26");
        run.Errors.ShouldContain("format");
        run.Errors.ShouldContain("pipeline.yaml:6:25");
    }

    [Fact]
    public async Task Check_names_a_bad_prompt_and_a_missing_source_and_a_missing_key_in_one_go()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bad.md", "{{#each tools}}{{nonsense}}{{/each}}");
        folder.Write(
            PerturbPipeline.File,
            """
            name: x
            prompt: bad.md
            sources:
              - { file: nowhere.jsonl, format: tasks }
            generators:
              - openai: m
                endpoint: http://127.0.0.1:9/v1
                license: MIT
                api_key_env: A_VARIABLE_THAT_IS_NOT_SET
            """);

        var check = await DataSynthProcess.RunAsync(folder.Path, "check", PerturbPipeline.File);

        check.ExitCode.ShouldNotBe(0);
        check.Output.ShouldContain("bad.md");
        check.Output.ShouldContain("nowhere.jsonl");
        check.Output.ShouldContain("A_VARIABLE_THAT_IS_NOT_SET");
    }

    [Theory]
    [InlineData("name: x\nsed: 1\n", 2)]
    [InlineData("name: x\nsources: [{ file: nowhere.jsonl }]\ngenerators: [{ perturb: { samples: 1 } }]\n", 3)]
    public async Task With_json_a_refusal_is_one_object_too(string pipeline, int exitCode)
    {
        using var folder = new TemporaryFolder();
        folder.Write(PerturbPipeline.File, pipeline);

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        run.ShouldExitWith(exitCode);
        JsonDocument.Parse(run.Output).RootElement.EnumerateObject().First().Name.ShouldStartWith("error");
    }

    [Fact]
    public async Task A_source_without_a_task_does_not_replace_a_data_set_by_nothing()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 5);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        var before = FolderContent.Of(folder.File("output/offline"));
        folder.Write("tasks.jsonl", "");

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        run.ShouldExitWith(3).Errors.ShouldContain("tasks.jsonl");
        FolderContent.Of(folder.File("output/offline")).OrderBy(f => f.Key).ShouldBe(before.OrderBy(f => f.Key));
    }

    [Fact]
    public async Task A_folder_with_files_of_others_is_refused_before_anything_is_asked_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 5);
        folder.Write("mine/manifest.json", "{\"name\":\"my web app\"}");
        var app = folder.Write("mine/src/app.js", "precious");

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "mine");

        run.ShouldExitWith(3).Errors.ShouldContain("mine");
        run.Errors.ShouldNotContain("to ask");
        File.ReadAllText(app).ShouldBe("precious");
        Directory.Exists(folder.File("mine.run")).ShouldBeFalse();
    }
}
