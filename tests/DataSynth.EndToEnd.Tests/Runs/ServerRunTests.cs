using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>The whole pipeline against a server that does what servers do.</summary>
public sealed class ServerRunTests
{
    [Theory]
    [InlineData("ollama")]
    [InlineData("openai")]
    public async Task Whatever_a_server_does_ends_as_a_counted_outcome(string api)
    {
        await using var server = await ScriptedModelServer.StartAsync(new FaultScript().Answer);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(
            folder, server, api, tasks: FaultScript.Tasks, concurrency: 16, generator: "timeout: 3s", extra: "max_failure_share: 0.5");

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        run.ShouldExitWith(0);
        var counts = JsonDocument.Parse(run.Output).RootElement.GetProperty("counts");
        Read(counts, "candidates").ShouldBe(10);
        Read(counts, "failures").ShouldBe(4);
        Read(counts, "correct").ShouldBe(6);
        Read(counts, "incorrect").ShouldBe(3);
        Read(counts, "unlabelled").ShouldBe(1);
        Read(counts, "pairs").ShouldBe(3);
        var failed = File.ReadAllLines(folder.File("output/night.run/failed.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(row => row.GetProperty("task_id").GetString()!, row => row.GetProperty("reason").GetString());
        failed.OrderBy(row => row.Key).ShouldBe(
        [
            new("w-4", "http_400"), new("w-5", "not_found"), new("w-7", "server_error"), new("w-10", "timeout"),
        ],
        ignoreOrder: true);
        run.Errors.ShouldContain("--retry-failed");
    }

    [Fact]
    public async Task Failed_requests_are_asked_again_only_when_the_user_says_so()
    {
        var broken = true;
        await using var server = await ScriptedModelServer.StartAsync(request => broken && ServerPipeline.CityOf(request) == 1
            ? ScriptedReply.Error(request, 400, "broken")
            : ServerPipeline.WrongCall(request));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 3);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(1);
        broken = false;
        var asked = server.Requests.Count;

        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(1);
        server.Requests.Count.ShouldBe(asked);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--retry-failed")).ShouldExitWith(0);
        server.Requests.Count.ShouldBe(asked + 1);
    }

    [Fact]
    public async Task One_place_and_sixteen_places_at_a_server_write_the_same_bytes()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ServerPipeline.WrongCall(request) with
        {
            Delay = TimeSpan.FromMilliseconds(request.Number % 7),
        });
        using var one = new TemporaryFolder();
        using var sixteen = new TemporaryFolder();
        ServerPipeline.Write(one, server, "ollama", tasks: 20, samples: 3, concurrency: 1);
        ServerPipeline.Write(sixteen, server, "ollama", tasks: 20, samples: 3, concurrency: 16);

        (await DataSynthProcess.RunAsync(one.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        (await DataSynthProcess.RunAsync(sixteen.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        server.MaxUnderWay.ShouldBeGreaterThan(4);
        FolderContent.ShouldBeIdentical(sixteen.File("output/night"), one.File("output/night"));
    }

    [Fact]
    public async Task Without_a_server_a_run_ends_at_once_with_one_line_that_says_so()
    {
        await using var server = await ScriptedModelServer.StartAsync(ServerPipeline.WrongCall);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "ollama", tasks: 3);
        await server.DisposeAsync();

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        run.ShouldExitWith(3).Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain("no endpoint answers");
    }

    [Fact]
    public async Task Other_pairs_can_be_made_when_the_servers_are_gone()
    {
        await using var server = await ScriptedModelServer.StartAsync(ServerPipeline.WrongCall);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "ollama", tasks: 5, samples: 3);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        await server.DisposeAsync();
        File.AppendAllText(folder.File(PerturbPipeline.File), "\npairs: { per_task: 1 }\n");

        var again = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        again.ShouldExitWith(0);
        Read(JsonDocument.Parse(again.Output).RootElement.GetProperty("counts"), "pairs").ShouldBe(5);
        File.AppendAllText(folder.File("tasks.jsonl"), PerturbPipeline.Weather("new", "City 99") + "\n");
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File))
            .ShouldExitWith(3).Errors.ShouldContain("3 requests are not answered yet");
    }

    [Fact]
    public async Task Check_tells_how_a_server_hands_calls_back()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(
            request, "<tool_call>\n{\"name\": \"add_numbers\", \"arguments\": {\"a\": 17, \"b\": 25}}\n</tool_call>"));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 1);

        var check = await DataSynthProcess.RunAsync(folder.Path, "check", PerturbPipeline.File);

        check.ShouldExitWith(0).Output.ShouldContain("hermes");
        check.Output.ShouldContain("--enable-auto-tool-choice");
        check.Output.ShouldContain("add syntax: NAME or syntax: auto");
        server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Check_warns_where_the_pipeline_names_another_syntax_than_the_model_writes()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(
            request, "<tool_call>\n{\"name\": \"add_numbers\", \"arguments\": {\"a\": 17, \"b\": 25}}\n</tool_call>"));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 1, generator: "syntax: pythonic");

        var check = await DataSynthProcess.RunAsync(folder.Path, "check", PerturbPipeline.File);

        check.ShouldExitWith(0).Output.ShouldContain("change it to syntax: hermes or remove it");
        check.Output.ShouldContain("warning");
    }

    [Fact]
    public async Task The_syntax_of_a_generator_decides_how_its_replies_are_read_and_asks_nothing_again()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "another_tool\n{\"x\": 1}"));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 2, generator: "syntax: functionary_v32");
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        var asked = server.Requests.Count;
        (await RowsAsync(folder)).ShouldAllBe(row => row.Contains("another_tool", StringComparison.Ordinal) && row.Contains("functionary_v32", StringComparison.Ordinal));

        var pipeline = File.ReadAllText(folder.File(PerturbPipeline.File)).Replace("syntax: functionary_v32", "timeout: 5m", StringComparison.Ordinal);
        File.WriteAllText(folder.File(PerturbPipeline.File), pipeline);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        server.Requests.Count.ShouldBe(asked);
        (await RowsAsync(folder)).ShouldAllBe(row => row.Contains("missing_call", StringComparison.Ordinal) && row.Contains("\"syntax\":null", StringComparison.Ordinal));
    }

    private static async Task<List<string>> RowsAsync(TemporaryFolder folder)
    {
        var rows = new List<string>();
        foreach (var shard in Directory.GetFiles(folder.File("output/night/data"), "*.parquet").Order(StringComparer.Ordinal))
        {
            var cat = await DataSynthProcess.RunAsync(folder.Path, "cat", shard, "--columns", "tool_calls_incorrect,error_type,syntax");
            rows.AddRange(cat.ShouldExitWith(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        rows.ShouldNotBeEmpty();
        return rows;
    }

    [Theory]
    [InlineData("LLAMA 3.1 COMMUNITY LICENSE AGREEMENT\nLlama 3.1 Version Release Date: July 23, 2024", "license: Apache-2.0")]
    [InlineData(null, "tools: native")]
    public async Task A_model_whose_licence_is_refused_or_unknown_is_never_asked(string? licenseText, string line)
    {
        var catalogue = new ScriptedCatalogue { Model = "some-model", LicenseText = licenseText };
        await using var server = await ScriptedModelServer.StartAsync(ServerPipeline.WrongCall, catalogue);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "ollama", tasks: 1);
        var pipeline = File.ReadAllText(folder.File(PerturbPipeline.File))
            .Replace(ServerPipeline.Model, "some-model", StringComparison.Ordinal)
            .Replace("license: Apache-2.0", line, StringComparison.Ordinal);
        folder.Write(PerturbPipeline.File, pipeline);

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        run.ShouldExitWith(2).Errors.ShouldContain("pipeline.yaml:6:");
        run.Errors.ShouldContain("licens");
        run.Errors.ShouldContain("add:");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_api_key_reaches_the_server_and_no_file_or_message()
    {
        const string Secret = "sk-9f3kd02mQx71";
        await using var server = await ScriptedModelServer.StartAsync(request => ServerPipeline.CityOf(request) == 1
            ? ScriptedReply.Error(request, 400, $"bad key {Secret}")
            : ServerPipeline.WrongCall(request));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 3, generator: "api_key_env: NIGHT_KEY", extra: "max_failure_share: 0.9");
        using var process = DataSynthProcess.Start(
            folder.Path, new Dictionary<string, string> { ["NIGHT_KEY"] = Secret }, "run", PerturbPipeline.File, "--verbose");

        var run = await process.WaitAsync();

        run.ShouldExitWith(0);
        server.Requests.ShouldAllBe(request => request.Authorization == $"Bearer {Secret}");
        (run.Output + run.Errors).ShouldNotContain(Secret);
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
            System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).ShouldNotContain(Secret, customMessage: file);
    }

    private static long Read(JsonElement counts, string name) => counts.GetProperty(name).GetInt64();
}
