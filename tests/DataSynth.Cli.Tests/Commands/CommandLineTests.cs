using DataSynth.Cli.Commands;

namespace DataSynth.Cli.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Help_lists_every_verb_on_standard_output(string argument)
    {
        var (code, output, error) = await RunAsync(argument);

        (code, error).ShouldBe((0, ""));
        output.ShouldBe(RootHelp.Text);
        foreach (var verb in Verbs.All)
            output.ShouldContain($"\n  {verb.Name} ");
    }

    [Fact]
    public async Task Every_verb_that_help_lists_exists_and_has_help_with_examples()
    {
        foreach (var verb in Verbs.All)
        {
            var (code, output, error) = await RunAsync(verb.Name, "--help");

            (code, error).ShouldBe((0, ""), verb.Name);
            output.ShouldStartWith($"datasynth {verb.Name} - {verb.Summary}\n\nUsage: datasynth {verb.Name}");
            output.ShouldContain($"\nExamples:\n  datasynth {verb.Name}");
        }
    }

    [Fact]
    public async Task Help_of_a_verb_lists_arguments_options_and_examples()
        => (await RunAsync("run", "--help")).Output.ShouldBe(
            """
            datasynth run - the whole pipeline; started again it continues

            Usage: datasynth run FILE.yaml [options]

            Arguments:
              FILE.yaml  the pipeline file; - for standard input

            Options:
              --limit N         the most tasks over all sources; by default all
              -o, --output DIR  the data set folder instead of the pipeline's; the run's state goes to the folder of that
                                name with .run
              --json            the counts as one JSON object on standard output
              --retry-failed    ask again what failed for good in an earlier run
              --only-truncated  ask again only what was cut at the token limit
              -?, -h, --help    this text
              --verbose         more on standard error

            Examples:
              datasynth run pipelines/quickstart.yaml
              datasynth run overnight.yaml --limit 100 -o output/trial

            """.ReplaceLineEndings("\n"));

    [Fact]
    public async Task The_version_is_one_line()
    {
        var (code, output, _) = await RunAsync("--version");

        code.ShouldBe(0);
        output.ShouldMatch(@"^\d+\.\d+\.\d+\S*\n$");
    }

    [Theory]
    [InlineData("datasynth: found no verb")]
    [InlineData("datasynth: unknown verb or option \"rnu\"; did you mean \"run\"?", "rnu", "x.yaml")]
    [InlineData("datasynth: unknown verb or option \"--wrong\"", "--wrong")]
    [InlineData("datasynth: run: ", "run")]
    [InlineData("datasynth: run: ", "run", "a.yaml", "b.yaml")]
    [InlineData("datasynth: run: ", "run", "a.yaml", "--wrong")]
    [InlineData("datasynth: run: --limit: found \"x\", expected a whole number, 1 or more.", "run", "a.yaml", "--limit", "x")]
    [InlineData("datasynth: run: --limit: found \"0\"", "run", "a.yaml", "--limit", "0")]
    [InlineData("datasynth: preview: --count: found \"-3\"", "preview", "a.yaml", "-n", "-3")]
    [InlineData("datasynth: models: --api: found \"grpc\", expected one of ollama, openai.", "models", "--api", "grpc")]
    [InlineData("datasynth: --endpoint: found ftp://x", "models", "--endpoint", "ftp://x")]
    [InlineData("datasynth: --format: found \"hermse\"", "parse", "--format", "hermse")]
    [InlineData("datasynth: no-such.yaml: no such file, expected a pipeline file", "check", "no-such.yaml")]
    public async Task A_wrong_command_line_is_one_line_on_standard_error_and_exit_code_2(string message, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        (code, output).ShouldBe((2, ""));
        error.ShouldStartWith(message);
        error.Count(c => c == '\n').ShouldBe(1, error);
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("no-such.parquet: no such file", "cat", "no-such.parquet")]
    [InlineData("no-such: no such file or folder", "inspect", "no-such")]
    [InlineData("no-such.jsonl: no such file, expected JSON Lines", "parse", "no-such.jsonl")]
    public async Task A_missing_data_file_is_one_line_and_exit_code_3(string message, params string[] args)
    {
        var (code, _, error) = await RunAsync(args);

        code.ShouldBe(3);
        error.ShouldStartWith("datasynth: ");
        error.ShouldContain(message);
        error.Count(c => c == '\n').ShouldBe(1, error);
    }

    [Fact]
    public async Task Verbose_says_where_an_error_comes_from()
        => (await RunAsync("inspect", "no-such", "--verbose")).Error.ShouldContain("   at DataSynth.Cli.");

    [Fact]
    public async Task A_pipeline_file_with_errors_lists_them_all_and_ends_with_2()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("p.yaml", "nam: x\nsources: []\n");

        var (code, output, error) = await RunAsync("run", path);

        (code, output).ShouldBe((2, ""));
        error.ShouldContain($"{path}:1:1: error: unknown key \"nam\"");
        error.ShouldContain($"{path}:2:10: error: found an empty list");
        error.ShouldContain("key \"generators\" is missing");
    }

    [Fact]
    public async Task A_pipeline_file_that_is_not_text_or_not_a_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = System.IO.Path.Combine(folder.Path, "p.yaml");
        await File.WriteAllBytesAsync(path, [0xFF, 0xFE, 0x00]);

        (await RunAsync("check", path)).Error.ShouldContain("bytes that are not UTF-8");
        await File.WriteAllBytesAsync(path, new byte[9_000_000]);
        (await RunAsync("check", path)).Error.ShouldContain("found more than 8388608 bytes");
        (await RunAsync("check", folder.Path)).Error.ShouldContain("found a folder, expected a pipeline file");
    }

    [Fact]
    public async Task The_schema_goes_to_standard_output()
        => (await RunAsync("schema")).Output.ShouldStartWith("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\"");

    [Fact]
    public async Task Formats_are_listed_with_an_example_each()
    {
        var text = (await RunAsync("formats")).Output;
        var json = System.Text.Json.JsonDocument.Parse((await RunAsync("formats", "--json")).Output);

        var examples = json.RootElement.GetProperty("formats").EnumerateArray().ToList();
        examples.Count.ShouldBe(57);
        foreach (var format in examples)
        {
            text.ShouldContain(format.GetProperty("name").GetString()!);
            text.ShouldContain(format.GetProperty("example").GetString()!.Replace("\n", "\\n", StringComparison.Ordinal));
        }
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var scripted = new ScriptedStreams();
        var code = await CommandLine.RunAsync(args, scripted.Streams);
        return (code, scripted.Output, scripted.Error);
    }
}
