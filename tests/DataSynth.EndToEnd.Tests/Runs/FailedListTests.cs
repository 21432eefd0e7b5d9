using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary><c>failed.jsonl</c> of runs that end early, and of the runs after them.</summary>
public sealed class FailedListTests
{
    private const int Tasks = 150;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_is_stopped_lists_what_has_failed_so_far_and_the_next_one_all(bool isTermination)
    {
        await using var server = await ScriptedModelServer.StartAsync(Answer);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", Tasks, extra: "max_failure_share: 0.5");
        using var stopped = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File, "--json");
        await stopped.UntilAsync(() => server.Requests.Count >= 40);

        if (isTermination)
            stopped.AskToTerminate();
        else
            stopped.PressControlC();
        var result = (await stopped.WaitAsync()).ShouldExitWith(130);

        var sent = server.Requests.Select(ServerPipeline.CityOf).ToList();
        sent.Count.ShouldBeLessThan(Tasks);
        var listed = Read(folder);
        listed.Select(line => line.City).ShouldBe(sent.Where(IsBroken), ignoreOrder: true);
        listed.Select(line => line.City).ShouldBeInOrder();
        listed.ShouldAllBe(line => line.Outcome == "failed" && line.Reason == "http_422" && line.Attempts == 1);
        Failures(result).ShouldBe(listed.Count);
        result.Errors.ShouldContain("failed.jsonl");

        var again = (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json")).ShouldExitWith(0);
        Read(folder).Select(line => line.City).ShouldBe(Enumerable.Range(0, Tasks).Where(IsBroken));
        Failures(again).ShouldBe(Tasks / 5);
        server.Requests.Count.ShouldBe(Tasks, "neither what was answered nor what failed is asked again");
    }

    [Fact]
    public async Task A_run_that_stops_on_failures_lists_them()
    {
        await using var server = await ScriptedModelServer.StartAsync(Answer);
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 400, extra: "max_failure_share: 0.1\nstop_on_failures: true");

        var result = (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json")).ShouldExitWith(1);

        var sent = server.Requests.Select(ServerPipeline.CityOf).ToList();
        sent.Count.ShouldBeInRange(100, 399);
        Read(folder).Select(line => line.City).ShouldBe(sent.Where(IsBroken), ignoreOrder: true);
        Failures(result).ShouldBe(sent.Count(IsBroken));
    }

    [Fact]
    public async Task What_was_sent_in_vain_and_waits_for_a_further_attempt_is_listed_as_parked_until_the_next_run_has_asked_it()
    {
        var isBusy = true;
        await using var server = await ScriptedModelServer.StartAsync(request => isBusy && ServerPipeline.CityOf(request) == 3
            ? ScriptedReply.Error(request, 429, "come back in a minute", retryAfter: "60")
            : ServerPipeline.WrongCall(request) with { Delay = TimeSpan.FromMilliseconds(25) });
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", Tasks);
        using var stopped = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File, "--json");
        await stopped.UntilAsync(() => server.Requests.Count >= 40);

        stopped.PressControlC();
        var result = (await stopped.WaitAsync()).ShouldExitWith(130);

        Failures(result).ShouldBe(0, "what waits has not failed");
        Read(folder).ShouldHaveSingleItem().ShouldBe((3, "parked", "rate_limited", 1));
        isBusy = false;
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        Read(folder).ShouldBeEmpty();
        server.Requests.Count(request => ServerPipeline.CityOf(request) == 3).ShouldBe(2);
        server.Requests.Count.ShouldBe(Tasks + 1);
    }

    private static ScriptedReply Answer(ScriptedRequest request) => IsBroken(ServerPipeline.CityOf(request))
        ? ScriptedReply.Error(request, 422, "not to my taste")
        : ServerPipeline.WrongCall(request) with { Delay = TimeSpan.FromMilliseconds(25) };

    private static bool IsBroken(int city) => city % 5 == 0;

    private static int Failures(ProcessResult run)
        => JsonDocument.Parse(run.Output).RootElement.GetProperty("counts").GetProperty("failures").GetInt32();

    private static List<(int City, string Outcome, string Reason, int Attempts)> Read(TemporaryFolder folder)
        => [.. File.ReadAllLines(folder.File("output/night.run/failed.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => (
                int.Parse(line.GetProperty("task_id").GetString()!["w-".Length..]),
                line.GetProperty("outcome").GetString()!,
                line.GetProperty("reason").GetString()!,
                line.GetProperty("attempts").GetInt32()))];
}
