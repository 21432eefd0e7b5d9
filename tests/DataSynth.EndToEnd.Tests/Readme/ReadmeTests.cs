using System.Text.RegularExpressions;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Relabel;
using DataSynth.EndToEnd.Tests.Repository;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.Parquet.Tests.Readers;

namespace DataSynth.EndToEnd.Tests.Readme;

/// <summary>Everything that the README tells people to do is done here, from top to bottom, in a copy of what a clone holds.</summary>
public sealed partial class ReadmeTests
{
    private const string FromSource = "dotnet run -c Release --project src/DataSynth.Cli --";
    private const string TestCommand = "dotnet test DataSynth.sln -c Release";

    private static string Markdown => File.ReadAllText(RepositoryRoot.At("README.md"));

    [Fact]
    public async Task Every_command_of_the_readme_works_in_order()
    {
        var catalogue = new ScriptedCatalogue
        {
            OtherModels = ["granite3.3:8b", "ibm-granite/granite-4.0-h-small", "Qwen/Qwen2.5-7B-Instruct"],
        };
        await using var server = await ScriptedModelServer.StartAsync(
            request => ScriptedReply.Text(request, "I would rather not."), catalogue);
        using var folder = Copy(server);

        foreach (var block in CodeBlock.In(Markdown).Where(block => block.Language == "bash" && block.Text != TestCommand))
        {
            var result = await ShellAsync(folder.Path, block.Text.Replace(FromSource, $"dotnet \"{DataSynthProcess.Assembly}\"", StringComparison.Ordinal));
            result.ExitCode.ShouldBe(0, $"README.md line {block.Line}: {block.Text}\n{result.Errors}");
        }

        foreach (var path in LoadedPaths().Matches(Markdown).Select(match => match.Groups["path"].Value))
            Directory.Exists(folder.File(path)).ShouldBeTrue(path);
        File.Exists(folder.File("output/overnight-ollama/manifest.json")).ShouldBeTrue();
        File.Exists(folder.File("output/overnight-vllm/manifest.json")).ShouldBeTrue();
    }

    [OtherReadersFact]
    public async Task The_query_of_the_readme_counts_every_row_of_the_quick_start()
    {
        using var folder = Copy(server: null);
        (await DataSynthProcess.RunAsync(folder.Path, "run", "pipelines/quickstart.yaml")).ShouldExitWith(0);
        var query = CodeBlock.In(Markdown).Single(block => block.Language == "sql").Text.TrimEnd(';')
            .Replace("output/", folder.File("output/"), StringComparison.Ordinal);

        OtherReaders.Run("query.mjs", folder.File("answer.json"), query);

        var rows = System.Text.Json.JsonDocument.Parse(File.ReadAllText(folder.File("answer.json"))).RootElement;
        rows.EnumerateArray().Sum(row => long.Parse(row.GetProperty("pairs").GetString()!)).ShouldBeGreaterThan(300);
        rows.GetArrayLength().ShouldBe(10, "perturb makes every error type");
    }

    [Fact]
    public void The_readme_has_no_block_that_no_test_executes()
        => CodeBlock.In(Markdown).Select(block => block.Language).Distinct().ShouldBe(["bash", "sql"]);

    [Fact]
    public void The_gate_runs_the_test_command_of_the_readme()
    {
        CodeBlock.In(Markdown).ShouldContain(block => block.Text == TestCommand);
        File.ReadAllText(RepositoryRoot.At(".ci", "run")).ShouldContain("README.md | grep '^dotnet test'");
    }

    [Fact]
    public void Every_file_that_the_readme_links_to_is_there()
    {
        var links = RelativeLinks().Matches(Markdown).Select(match => match.Groups["path"].Value).Where(link => !link.Contains(':', StringComparison.Ordinal)).ToList();

        links.ShouldNotBeEmpty();
        links.Where(link => !Path.Exists(RepositoryRoot.At(link))).ShouldBeEmpty();
    }

    private static TemporaryFolder Copy(ScriptedModelServer? server)
    {
        var folder = new TemporaryFolder();
        foreach (var name in new[] { "pipelines", "prompts" })
        {
            foreach (var file in Directory.EnumerateFiles(RepositoryRoot.At(name)))
                folder.Write($"{name}/{Path.GetFileName(file)}", Endpoints(File.ReadAllText(file), server));
        }

        PublishedBfcl.Write(folder, "bfcl");
        return folder;
    }

    /// <summary>A clone's pipelines, with their servers played by one on loopback.</summary>
    private static string Endpoints(string text, ScriptedModelServer? server)
    {
        if (server is null)
            return text;
        return text
            .Replace("endpoints: [http://gpu1:8000/v1, http://gpu2:8000/v1]", $"endpoints: [{server.OpenAiEndpoint}]", StringComparison.Ordinal)
            .Replace("http://gpu3:8000/v1", server.OpenAiEndpoint.ToString(), StringComparison.Ordinal)
            .Replace("    endpoint: http://localhost:11434\n", "", StringComparison.Ordinal)
            .Replace("    samples: 4 ", $"    endpoint: {server.OllamaEndpoint}\n    samples: 4 ", StringComparison.Ordinal)
            .Replace("  - ollama: granite3.3:8b\n", $"  - ollama: granite3.3:8b\n    endpoint: {server.OllamaEndpoint}\n", StringComparison.Ordinal);
    }

    private static async Task<ProcessResult> ShellAsync(string folder, string commands)
    {
        using var process = DataSynthProcess.StartShell(folder, $"set -eo pipefail\n{commands}");
        return await process.WaitAsync();
    }

    [GeneratedRegex("(?:load_dataset|read_parquet)\\(\"(?<path>[^\"]+)\"\\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LoadedPaths();

    [GeneratedRegex("\\]\\((?<path>[^)]+)\\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RelativeLinks();
}
