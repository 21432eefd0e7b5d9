using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.Parquet;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>What <c>check</c> finds of a model sets how a run reads its replies.</summary>
public sealed class ToolProbeTests
{
    private const string Stored = "output/night.run/syntaxes.json";

    /// <summary>A name on a line, then JSON: a call where the tool is offered, and for another tool only where the syntax is known.</summary>
    private static ScriptedReply InNamedLines(ScriptedRequest request) => ScriptedReply.Text(
        request,
        request.Tools.Contains("add_numbers") ? "add_numbers\n{\"a\": 17, \"b\": 25}" : "another_tool\n{\"x\": 1}");

    [Fact]
    public async Task Replies_are_read_in_the_syntax_that_check_found_and_so_are_exports_of_them()
    {
        await using var server = await ScriptedModelServer.StartAsync(InNamedLines);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "ollama", tasks: 2);

        var check = await CheckAsync(folder);
        var run = (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        check.Output.ShouldContain($"stored in {Stored}");
        run.Errors.ShouldContain("read in the syntax functionary_v32 first");
        ShouldBeCalls(Rows(folder, "output/night"));
        SyntaxInManifest(folder).ShouldBe("functionary_v32");

        // The journal has it, so that a night is read alike wherever it is taken.
        File.Delete(folder.File(Stored));
        (await DataSynthProcess.RunAsync(folder.Path, "export", "output/night.run", "-o", "output/again")).ShouldExitWith(0);
        ShouldBeCalls(Rows(folder, "output/again"));
    }

    [Fact]
    public async Task A_syntax_that_check_found_makes_no_calls_of_answers_in_words()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(
            request,
            request.Tools.Contains("add_numbers") ? "[add_numbers(a=17, b=25)]"
                : ServerPipeline.CityOf(request) switch { 0 => "Paris (France) is warm.", 1 => "[]", _ => "Warm.\nNote: {\"temp\": 20}" }));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 3);

        (await CheckAsync(folder)).Output.ShouldContain($"stored in {Stored}");
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0).Errors.ShouldContain("read in the syntax pythonic first");

        Rows(folder, "output/night").ShouldAllBe(row => row.Calls == "[]" && row.ErrorType == "missing_call");
    }

    [Fact]
    public async Task Without_check_every_reply_is_read_as_what_it_looks_like()
    {
        await using var server = await ScriptedModelServer.StartAsync(InNamedLines);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 2);

        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        ShouldBeWords(Rows(folder, "output/night"));
        SyntaxInManifest(folder).ShouldBeNull();
        File.Exists(folder.File(Stored)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("auto", null)]
    [InlineData("hermes", "hermes")]
    public async Task What_the_pipeline_says_of_the_syntax_goes_before_what_check_found(string said, string? recorded)
    {
        await using var server = await ScriptedModelServer.StartAsync(InNamedLines);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 2);
        await CheckAsync(folder);
        ServerPipeline.Write(folder, server, "openai", tasks: 2, generator: $"syntax: {said}");

        var run = (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        run.Errors.ShouldNotContain("functionary_v32");
        ShouldBeWords(Rows(folder, "output/night"));
        SyntaxInManifest(folder).ShouldBe(recorded);
    }

    [Fact]
    public async Task Runs_of_one_finding_write_the_same_bytes_into_any_folder()
    {
        await using var server = await ScriptedModelServer.StartAsync(InNamedLines);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 3, samples: 2);
        await CheckAsync(folder);

        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "output/other")).ShouldExitWith(0);

        ShouldBeCalls(Rows(folder, "output/other"));
        FolderContent.ShouldBeIdentical(folder.File("output/other"), folder.File("output/night"));
    }

    [Fact]
    public async Task A_finding_about_other_weights_is_not_used_and_a_run_says_so()
    {
        using var folder = new TemporaryFolder();
        int port;
        await using (var before = await ScriptedModelServer.StartAsync(InNamedLines))
        {
            port = before.OllamaEndpoint.Port;
            ServerPipeline.Write(folder, before, "ollama", tasks: 2);
            await CheckAsync(folder);
        }

        await using var server = await ScriptedModelServer.StartAsync(InNamedLines, new ScriptedCatalogue { Digest = new string('b', 64) }, port);
        var run = (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        run.Errors.ShouldContain("found for digest 500a1f");
        ShouldBeWords(Rows(folder, "output/night"));
    }

    [Fact]
    public async Task A_finding_goes_when_the_server_parses_calls_and_stays_when_the_model_answers_in_words()
    {
        Func<ScriptedRequest, ScriptedReply> answer = InNamedLines;
        await using var server = await ScriptedModelServer.StartAsync(request => answer(request));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 1);
        await CheckAsync(folder);

        answer = request => ScriptedReply.Text(request, "The sum is 42.");
        (await CheckAsync(folder)).Output.ShouldContain("syntax functionary_v32, stays");
        File.ReadAllText(folder.File(Stored)).ShouldContain("functionary_v32");

        answer = request => ScriptedReply.Calls(request, ("add_numbers", """{"a":17,"b":25}"""));
        (await CheckAsync(folder)).Output.ShouldContain("was taken out");
        File.ReadAllText(folder.File(Stored)).ShouldNotContain("functionary_v32");
    }

    [Fact]
    public async Task Each_endpoint_of_a_model_has_a_finding_of_its_own()
    {
        await using var parsing = await ScriptedModelServer.StartAsync(request => ScriptedReply.Calls(request, ("add_numbers", """{"a":17,"b":25}""")));
        await using var writing = await ScriptedModelServer.StartAsync(InNamedLines);
        await using var other = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "[add_numbers(a=17, b=25)]"));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, writing, "openai", tasks: 2);
        Ask(folder, writing, parsing);

        // The server that parses calls takes nothing from the one that does not, and in whichever order.
        var check = await CheckAsync(folder);
        Ask(folder, parsing, writing);
        await CheckAsync(folder);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0).Errors.ShouldContain("read in the syntax functionary_v32 first");

        check.Output.ShouldContain($"qwen3:8b at {parsing.OpenAiEndpoint.Authority}: the model calls, and the server parses");
        File.ReadAllText(folder.File(Stored)).ShouldContain(writing.OpenAiEndpoint.Authority);
        File.ReadAllText(folder.File(Stored)).ShouldNotContain(parsing.OpenAiEndpoint.Authority);
        SyntaxInManifest(folder).ShouldBe("functionary_v32");

        // Where two write calls as text and in two syntaxes, a reply does not say which of them wrote it.
        Ask(folder, other, writing);
        await CheckAsync(folder);
        var run = (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "output/both")).ShouldExitWith(0);
        run.Errors.ShouldContain($"pythonic at {other.OpenAiEndpoint.Authority}, functionary_v32 at {writing.OpenAiEndpoint.Authority}");

        // An endpoint that nobody looked at is read as what it looks like.
        Ask(folder, parsing);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "-o", "output/parsing")).ShouldExitWith(0).Errors.ShouldNotContain("functionary_v32");
    }

    [Fact]
    public async Task What_check_finds_after_a_run_changes_no_export_of_it()
    {
        await using var server = await ScriptedModelServer.StartAsync(InNamedLines);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 2);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        (await DataSynthProcess.RunAsync(folder.Path, "export", "output/night.run", "-o", "output/before")).ShouldExitWith(0);

        (await CheckAsync(folder)).Output.ShouldContain($"stored in {Stored}");
        (await DataSynthProcess.RunAsync(folder.Path, "export", "output/night.run", "-o", "output/after")).ShouldExitWith(0);

        FolderContent.ShouldBeIdentical(folder.File("output/after"), folder.File("output/before"));
        FolderContent.ShouldBeIdentical(folder.File("output/after"), folder.File("output/night"));
    }

    [Fact]
    public async Task Where_the_server_parses_calls_check_writes_nothing()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Calls(request, ("add_numbers", """{"a":17,"b":25}""")));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 1);

        (await CheckAsync(folder)).Output.ShouldContain("the server parses its calls");

        Directory.Exists(folder.File("output")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("openai", "\"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set", "start vLLM with --enable-auto-tool-choice --tool-call-parser NAME")]
    [InlineData("ollama", "registry.ollama.ai/library/qwen3:8b does not support tools", "this model has no tool template in Ollama: use tools: prompt")]
    public async Task Where_the_server_refuses_tools_check_says_so_and_what_to_change(string provider, string error, string advice)
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Error(request, 400, error));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, provider, tasks: 1);

        var check = await DataSynthProcess.RunAsync(folder.Path, "check", PerturbPipeline.File);

        check.Output.ShouldContain("the server refuses requests with tools");
        check.Output.ShouldContain(error);
        check.Output.ShouldContain(advice);
        File.Exists(folder.File(Stored)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_fails_for_another_reason_refuses_no_tools()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Error(request, 400, "max_tokens is too large"));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 1);

        var check = await DataSynthProcess.RunAsync(folder.Path, "check", PerturbPipeline.File);

        check.Output.ShouldContain("max_tokens is too large");
        check.Output.ShouldNotContain("refuses requests with tools");
    }

    [Fact]
    public async Task A_file_that_check_did_not_write_is_one_line_that_says_what_to_do()
    {
        await using var server = await ScriptedModelServer.StartAsync(InNamedLines);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 1);
        folder.Write(Stored, """{"generators":[{"provider":"OpenAi","model":"qwen3:8b","tools":"Native","endpoint":"localhost:1","address_sha256":"00","syntax":"klingon"}]}""");

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        run.ShouldExitWith(3).Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("delete the file and run check again");
    }

    private static async Task<ProcessResult> CheckAsync(TemporaryFolder folder)
        => (await DataSynthProcess.RunAsync(folder.Path, "check", PerturbPipeline.File)).ShouldExitWith(0);

    private static void Ask(TemporaryFolder folder, params ScriptedModelServer[] servers)
    {
        var path = folder.File(PerturbPipeline.File);
        var lines = File.ReadAllLines(path).Select(line => line.TrimStart().StartsWith("endpoint", StringComparison.Ordinal)
            ? $"    endpoints: [{string.Join(", ", servers.Select(server => server.OpenAiEndpoint))}]"
            : line);
        File.WriteAllLines(path, lines.ToList());
    }

    private static void ShouldBeCalls(IReadOnlyList<(string Calls, string ErrorType, string? Syntax)> rows)
        => rows.ShouldAllBe(row => row.Calls.Contains("another_tool", StringComparison.Ordinal) && row.Syntax == "functionary_v32");

    private static void ShouldBeWords(IReadOnlyList<(string Calls, string ErrorType, string? Syntax)> rows)
        => rows.ShouldAllBe(row => row.Calls == "[]" && row.ErrorType == "missing_call" && row.Syntax == null);

    private static string? SyntaxInManifest(TemporaryFolder folder)
        => JsonDocument.Parse(File.ReadAllText(folder.File("output/night/manifest.json"))).RootElement
            .GetProperty("settings").GetProperty("generators")[0].GetProperty("syntax").GetString();

    private static List<(string Calls, string ErrorType, string? Syntax)> Rows(TemporaryFolder folder, string dataSet)
    {
        var rows = new List<(string, string, string?)>();
        foreach (var shard in Directory.GetFiles(folder.File(dataSet + "/data"), "*.parquet").Order(StringComparer.Ordinal))
        {
            using var reader = ParquetFileReader.Open(shard);
            rows.AddRange(reader.ReadRows(["tool_calls_incorrect", "error_type", "syntax"]).Select(row => ((string)row[0]!, (string)row[1]!, (string?)row[2])));
        }

        rows.ShouldNotBeEmpty();
        return rows;
    }
}
