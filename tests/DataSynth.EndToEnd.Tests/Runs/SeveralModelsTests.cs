using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Several models and servers in one run.</summary>
public sealed class SeveralModelsTests
{
    [Theory]
    [InlineData("", "", "a:1b", "b:1b")]
    [InlineData("order: 2", "order: 1", "b:1b", "a:1b")]
    public async Task Models_of_one_ollama_are_asked_one_to_the_end_then_the_next(string firstKeys, string secondKeys, string earlier, string later)
    {
        await using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        Write(folder, Generator("a:1b", server, firstKeys), Generator("b:1b", server, secondKeys));

        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        var models = server.Requests.Select(request => request.Model).ToList();
        models.Count.ShouldBe(80);
        models.Take(40).ShouldAllBe(model => model == earlier);
        models.Skip(40).ShouldAllBe(model => model == later);
        foreach (var requests in server.Requests.GroupBy(request => request.Model))
        {
            requests.Select(request => request.Json.GetProperty("options").GetProperty("num_ctx").GetInt32()).Distinct().Count().ShouldBe(1);
            requests.Select(request => request.Seed).Distinct().Count().ShouldBe(40, "every sample is a request of its own, with its own seed");
        }
    }

    [Fact]
    public async Task Models_that_fit_together_are_asked_side_by_side_where_the_user_says_so()
    {
        await using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        Write(folder, Generator("a:1b", server, "together: true"), Generator("b:1b", server, "together: true"));

        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        server.Requests.Take(40).Select(request => request.Model).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_dies_for_good_leaves_its_work_for_the_next_run_and_the_rest_is_written()
    {
        await using var sound = await StartAsync();
        var dying = await StartAsync();
        using var folder = new TemporaryFolder();
        Write(folder, Generator("a:1b", sound, ""), Generator("b:1b", dying, ""));
        File.AppendAllText(folder.File(PerturbPipeline.File), "\nwait_for_servers: 1s\n");
        using var process = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File, "--json");
        while (dying.Requests.Count < 10)
            await Task.Delay(5);
        var port = dying.OllamaEndpoint.Port;
        await dying.DisposeAsync();

        var stopped = await process.WaitAsync();

        stopped.ShouldExitWith(3);
        var answer = System.Text.Json.JsonDocument.Parse(stopped.Output).RootElement;
        var parked = answer.GetProperty("parked").GetInt32();
        parked.ShouldBeInRange(1, 35);
        stopped.Errors.ShouldContain($"{parked} requests wait for servers that stopped answering; when they are back, go on: datasynth run pipeline.yaml");
        File.ReadLines(folder.File("output/night.run/log.jsonl")).ShouldContain(line => line.Contains("\"endpoint_parked\""));
        var counts = answer.GetProperty("counts");
        counts.GetProperty("failures").GetInt32().ShouldBe(0);
        counts.GetProperty("candidates").GetInt32().ShouldBe(80 - parked);

        await using var back = await StartAsync(port);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        back.Requests.Count.ShouldBe(parked);
    }

    private static Task<ScriptedModelServer> StartAsync(int port = 0) => ScriptedModelServer.StartAsync(
        request => ServerPipeline.WrongCall(request) with { Delay = TimeSpan.FromMilliseconds(20) },
        new ScriptedCatalogue { Model = "a:1b", OtherModels = ["b:1b"] },
        port);

    private static string Generator(string model, ScriptedModelServer server, string keys)
        => $"  - ollama: {model}\n    endpoint: {server.OllamaEndpoint}\n    license: Apache-2.0\n    samples: 4\n    concurrency: 4\n    {keys}\n";

    private static void Write(TemporaryFolder folder, params string[] generators)
    {
        folder.Write("tasks.jsonl", string.Concat(Enumerable.Range(0, 10).Select(i => PerturbPipeline.Weather($"w-{i}", $"City {i}") + "\n")));
        folder.Write(
            PerturbPipeline.File,
            "name: night\nseed: 3\nsources:\n  - { file: tasks.jsonl, format: tasks }\ngenerators:\n" + string.Concat(generators)
            + "export: { splits: { train: 1.0 } }\n");
    }
}
