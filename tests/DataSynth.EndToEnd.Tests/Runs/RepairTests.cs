using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Calls that had to be mended to be read: whether they count as correct is a setting, and changing it asks nothing again.</summary>
public sealed class RepairTests
{
    private const int Tasks = 9;
    private const int Broken = 3;

    [Fact]
    public async Task Repaired_calls_count_as_correct_or_not_as_the_pipeline_says_and_are_counted_either_way()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, RightCall(ServerPipeline.CityOf(request))));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", Tasks);
        var accepted = Results(await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json"));

        File.AppendAllText(folder.File(PerturbPipeline.File), "\nlabel: { repair: reject }\n");
        var rejected = Results(await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json"));
        var summary = (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0).Errors;

        accepted.ShouldBe((Tasks, 0, Broken, Broken));
        rejected.ShouldBe((Tasks - Broken, Broken, Broken, 0));
        summary.ShouldContain($"{Broken}, 0 of them correct");
        server.Requests.Count.ShouldBe(Tasks);
    }

    /// <summary>The right call; every third one with a comma too many.</summary>
    private static string RightCall(int city)
        => $$$"""<tool_call>{"name": "get_weather", "arguments": {"city": "City {{{city}}}"{{{(city % Broken == 0 ? "," : "")}}}}}</tool_call>""";

    private static (int Correct, int Incorrect, int Repaired, int RepairedCorrect) Results(ProcessResult run)
    {
        var result = JsonDocument.Parse(run.ShouldExitWith(0).Output).RootElement;
        var counts = result.GetProperty("counts");
        return (
            counts.GetProperty("correct").GetInt32(),
            counts.GetProperty("incorrect").GetInt32(),
            result.GetProperty("repaired").GetInt32(),
            result.GetProperty("repaired_correct").GetInt32());
    }
}
