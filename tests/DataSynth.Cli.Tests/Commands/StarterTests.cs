using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Datasets.Prompts;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Tests.Commands;

public sealed class StarterTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("with space, 'quote' and {brace}")]
    [InlineData("ünï/数")]
    public async Task Init_writes_a_pipeline_that_is_valid_and_names_files_that_are_there(string name)
    {
        using var folder = new TemporaryFolder();
        var directory = Path.Combine(folder.Path, name);

        var (code, output, error) = await RunAsync("init", directory);

        code.ShouldBe(0, error);
        var pipeline = Path.Combine(directory, "pipeline.yaml");
        output.ShouldStartWith($"{pipeline}\n");
        error.ShouldBe($"next, from this directory, where the relative paths in it start: datasynth run {pipeline}\n");
        var reading = PipelineReader.Read(new SourceText(pipeline, await File.ReadAllTextAsync(pipeline)));
        reading.Diagnostics.Items.ShouldBeEmpty();
        File.Exists(reading.Pipeline!.Sources[0].Settings.Path).ShouldBeTrue();
        File.Exists(reading.Pipeline.Prompt).ShouldBeTrue();
        foreach (var template in Directory.GetFiles(Path.Combine(directory, "prompts"), "*.md").Where(file => Path.GetFileName(file) != "README.md"))
            PromptTemplate.Parse(await File.ReadAllTextAsync(template), template).Text.ShouldNotBeEmpty();
        Directory.GetFiles(Path.Combine(directory, "prompts")).Length.ShouldBe(4);
    }

    [Fact]
    public async Task Init_overwrites_nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tasks.jsonl", "mine");

        var (code, _, error) = await RunAsync("init", folder.Path);

        code.ShouldBe(2);
        error.ShouldContain("tasks.jsonl: is there already");
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, "tasks.jsonl"))).ShouldBe("mine");
    }

    [Fact]
    public async Task Every_starter_task_is_read_and_its_right_calls_fit_its_tools()
    {
        using var folder = new TemporaryFolder();
        await RunAsync("init", folder.Path);
        var settings = new SourceSettings(Path.Combine(folder.Path, "tasks.jsonl"), "tasks");
        var reader = new TaskReader([settings], GroundTruthMode.Strict, new SourceLimits(), folder.Path);

        var items = new List<SourceItem>();
        await foreach (var item in reader.ReadAsync(CancellationToken.None))
            items.Add(item);

        items.Count.ShouldBe(6);
        items.ShouldAllBe(item => item is SourceTask);
    }

    [Theory]
    [InlineData("quickstart.yaml")]
    [InlineData("overnight-ollama.yaml")]
    [InlineData("overnight-vllm.yaml")]
    [InlineData("public-sources.yaml")]
    public void Every_bundled_pipeline_is_valid_and_points_editors_at_the_schema(string name)
    {
        var path = Path.Combine(Repository.Root, "pipelines", name);
        var text = File.ReadAllText(path);

        PipelineReader.Read(new SourceText(name, text)).Diagnostics.Items.ShouldBeEmpty();
        text.ShouldStartWith("# yaml-language-server: $schema=./pipeline.schema.json\n");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var scripted = new ScriptedStreams();
        var code = await CommandLine.RunAsync(args, scripted.Streams);
        return (code, scripted.Output, scripted.Error);
    }
}
