using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>A night in which every fifth request meets a fault.</summary>
public sealed class FaultMixTests
{
    private const int Requests = 5000;

    [Fact]
    public async Task Every_request_of_a_faulty_night_is_accounted_for_once_and_with_its_reason()
    {
        var mix = new FaultMix();
        await using var server = await ScriptedModelServer.StartAsync(mix.Answer);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(
            folder, server, "openai", Requests, concurrency: 64, generator: "timeout: 2s", extra: "max_failure_share: 0.2");

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        run.ShouldExitWith(0);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        var cities = Enumerable.Range(0, Requests).ToList();
        var expected = cities.Where(city => FaultMix.FailureOf(city) is not null).ToDictionary(city => $"w-{city}", city => FaultMix.FailureOf(city)!);
        Count(answer, "failures").ShouldBe(expected.Count);
        Count(answer, "candidates").ShouldBe(Requests - expected.Count);
        Count(answer, "unlabelled").ShouldBe(cities.Count(FaultMix.IsCut));
        Count(answer, "correct").ShouldBe(Requests - expected.Count - cities.Count(FaultMix.IsCut));
        answer.GetProperty("parked").GetInt64().ShouldBe(0);
        answer.GetProperty("failures_by_reason").EnumerateObject().ToDictionary(reason => reason.Name, reason => reason.Value.GetInt32())
            .ShouldBe(expected.Values.GroupBy(reason => reason).ToDictionary(group => group.Key, group => group.Count()), ignoreOrder: true);
        File.ReadAllLines(folder.File("output/night.run/failed.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(row => KeyValuePair.Create(row.GetProperty("task_id").GetString()!, row.GetProperty("reason").GetString()!))
            .ShouldBe(expected, ignoreOrder: true);
        mix.Visits.OrderBy(visit => visit.Key).Select(visit => visit.Value).ShouldBe(cities.Select(FaultMix.AttemptsOf));
    }

    private static int Count(JsonElement answer, string name) => answer.GetProperty("counts").GetProperty(name).GetInt32();
}
