using System.Globalization;
using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>What a run asks that is started again with other settings: what they concern, and nothing else. Counted at the server.</summary>
public sealed class ReaskTests
{
    private const int Tasks = 12;
    private const int Samples = 2;

    [Theory]
    [InlineData("ollama")]
    [InlineData("openai")]
    public async Task Only_the_replies_that_were_cut_are_asked_again_with_the_higher_limit(string api)
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ServerPipeline.CityOf(request) switch
        {
            5 => ScriptedReply.Error(request, 400, "not to my taste"),
            var city when city % 3 == 0 && Limit(request) < 2048 => ScriptedReply.Text(request, "<tool_call>\n{\"name\": \"get_wea", finishReason: "length"),
            _ => ServerPipeline.WrongCall(request),
        });
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, api, Tasks, Samples, generator: "max_output_tokens: 100", extra: "max_failure_share: 0.5");
        var first = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");
        Count(first.ShouldExitWith(0), "unlabelled").ShouldBe(4 * Samples);
        var before = server.Requests;
        Change(folder, "max_output_tokens: 100", "max_output_tokens: 2048");
        File.AppendAllText(folder.File("tasks.jsonl"), PerturbPipeline.Weather("new", "City 99") + "\n");

        var again = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--only-truncated", "--json");

        again.ShouldExitWith(0).Errors.ShouldContain($", {4 * Samples} to ask\n");
        var asked = server.Requests.Skip(before.Count).ToList();
        asked.Select(Identity).ShouldBe(before.Where(request => ServerPipeline.CityOf(request) % 3 == 0).Select(Identity), ignoreOrder: true);
        asked.ShouldAllBe(request => Limit(request) == 2048);
        Count(again, "unlabelled").ShouldBe(0);
        Count(again, "incorrect").ShouldBe((Tasks - 1) * Samples);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--only-truncated")).ShouldExitWith(0);
        server.Requests.Count.ShouldBe(before.Count + asked.Count, "a whole reply is never asked for again");
    }

    [Fact]
    public async Task A_changed_setting_asks_again_only_what_it_concerns_and_the_run_says_so_beforehand()
    {
        await using var server = await ScriptedModelServer.StartAsync(ServerPipeline.WrongCall, new ScriptedCatalogue { Model = "a", OtherModels = ["b"] });
        using var folder = new TemporaryFolder();
        Write(folder, server);
        var each = Tasks * Samples;
        (await RunAsync(folder)).ShouldContain($"{Tasks} tasks: 0 answered, {2 * each} to ask\n");

        // Nothing that is asked depends on them.
        Change(folder, "timeout: 30s", "timeout: 20s");
        Change(folder, "per_task: 3", "per_task: 1");
        (await RunAsync(folder)).ShouldContain(": 0 answered, 48 reused from other settings, 0 to ask\n");
        server.Requests.Count.ShouldBe(2 * each);

        Change(folder, "temperature: 0.5", "temperature: 0.6");
        (await RunAsync(folder)).ShouldContain($": 0 answered, {each} reused from other settings, {each} to ask\n");
        server.Requests.Skip(2 * each).ShouldAllBe(request => request.Model == "b");
        server.Requests.Count.ShouldBe(3 * each);

        Change(folder, $"samples: {Samples}", $"samples: {Samples + 1}");
        (await RunAsync(folder)).ShouldContain($": 0 answered, {2 * each} reused from other settings, {2 * Tasks} to ask\n");
        server.Requests.Count.ShouldBe(3 * each + 2 * Tasks);

        Change(folder, "temperature: 0.6", "temperature: 0.5");
        Change(folder, $"samples: {Samples + 1}", $"samples: {Samples}");
        (await RunAsync(folder)).ShouldContain(", 0 to ask\n");
        server.Requests.Count.ShouldBe(3 * each + 2 * Tasks, "earlier settings find their earlier answers");
        server.Requests.Select(request => $"{request.Model} {request.Json.GetProperty("temperature").GetDouble()} {Identity(request)}").ShouldBeUnique();
    }

    [Fact]
    public async Task A_reply_over_the_limit_of_its_generator_fails_as_too_large()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ServerPipeline.WrongCall(request) with
        {
            Padding = ServerPipeline.CityOf(request) switch { 1 => 5000, 2 => 2000, _ => 0 },
            Chunked = ServerPipeline.CityOf(request) == 1,
        });
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 4, generator: "max_reply_bytes: 4096", extra: "max_failure_share: 0.5");

        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        var line = JsonDocument.Parse(File.ReadAllLines(folder.File("output/night.run/failed.jsonl")).ShouldHaveSingleItem()).RootElement;
        line.GetProperty("task_id").GetString().ShouldBe("w-1");
        line.GetProperty("reason").GetString().ShouldBe("too_large");
        line.GetProperty("error").GetString().ShouldNotBeNull().ShouldContain("the limit is 4,096");
    }

    private static async Task<string> RunAsync(TemporaryFolder folder)
        => (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0).Errors;

    private static void Write(TemporaryFolder folder, ScriptedModelServer server)
    {
        folder.Write("tasks.jsonl", string.Concat(Enumerable.Range(0, Tasks).Select(i => PerturbPipeline.Weather($"w-{i}", $"City {i}") + "\n")));
        folder.Write(
            PerturbPipeline.File,
            $$"""
            name: night
            sources: [{ file: tasks.jsonl, format: tasks }]
            generators:
              - { openai: a, endpoint: {{server.OpenAiEndpoint}}, license: Apache-2.0, samples: {{Samples}}, timeout: 30s }
              - { openai: b, endpoint: {{server.OpenAiEndpoint}}, license: Apache-2.0, samples: {{Samples}}, temperature: 0.5 }
            pairs: { per_task: 3 }
            export: { splits: { train: 1.0 } }
            """);
    }

    private static void Change(TemporaryFolder folder, string from, string to)
    {
        var text = File.ReadAllText(folder.File(PerturbPipeline.File));
        text.ShouldContain(from);
        File.WriteAllText(folder.File(PerturbPipeline.File), text.Replace(from, to, StringComparison.Ordinal));
    }

    private static int Count(ProcessResult run, string name)
        => JsonDocument.Parse(run.Output).RootElement.GetProperty("counts").GetProperty(name).GetInt32();

    private static int Limit(ScriptedRequest request)
        => request.IsOllama
            ? request.Json.GetProperty("options").GetProperty("num_predict").GetInt32()
            : request.Json.GetProperty("max_tokens").GetInt32();

    private static string Identity(ScriptedRequest request)
        => string.Create(CultureInfo.InvariantCulture, $"{ServerPipeline.CityOf(request)} {request.Seed}");
}
