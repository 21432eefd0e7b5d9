using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.Journal.Tests;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Kills, signals, second processes and full disks: nothing that was answered is lost or asked twice.</summary>
public sealed class InterruptionTests
{
    private const int Tasks = 60;
    private const int Samples = 2;
    private const int Concurrency = 4;

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(115)]
    public async Task A_run_that_is_killed_and_started_again_writes_what_an_undisturbed_one_does(int requests)
    {
        await using var server = await ScriptedModelServer.StartAsync(SlowWrongCall);
        using var undisturbed = new TemporaryFolder();
        Write(undisturbed, server);
        (await DataSynthProcess.RunAsync(undisturbed.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        var before = server.Requests.Count;
        before.ShouldBe(Tasks * Samples);
        using var folder = new TemporaryFolder();
        Write(folder, server);

        using (var killed = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File))
        {
            await UntilAsync(() => server.Requests.Count >= before + requests);
            killed.Kill();
            await killed.WaitAsync();
        }

        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        FolderContent.ShouldBeIdentical(folder.File("output/night"), undisturbed.File("output/night"));
        (server.Requests.Count - before).ShouldBeLessThanOrEqualTo((Tasks * Samples) + Concurrency, "only what was under way is asked again");
    }

    [Fact]
    public async Task The_first_ctrl_c_drains_and_the_next_run_goes_on()
    {
        await using var server = await ScriptedModelServer.StartAsync(SlowWrongCall);
        using var folder = new TemporaryFolder();
        Write(folder, server);
        using var stopped = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File);
        await UntilAsync(() => server.Requests.Count >= 20);

        stopped.PressControlC();
        var result = await stopped.WaitAsync();

        result.ShouldExitWith(130).Errors.ShouldContain("datasynth run pipeline.yaml");
        Directory.Exists(folder.File("output/night")).ShouldBeFalse();
        server.Requests.Count.ShouldBeLessThan(Tasks * Samples);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        server.Requests.Count.ShouldBe(Tasks * Samples, "what was under way was finished and recorded");
    }

    [Fact]
    public async Task The_second_ctrl_c_gives_up_what_is_under_way()
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => ScriptedReply.Hang());
        using var folder = new TemporaryFolder();
        Write(folder, server);
        using var aborted = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File);
        await UntilAsync(() => server.Requests.Count >= Concurrency);

        aborted.PressControlC();
        await Task.Delay(TimeSpan.FromSeconds(1));
        aborted.HasExited.ShouldBeFalse("the first one waits for what is under way");
        aborted.PressControlC();

        (await aborted.WaitAsync()).ShouldExitWith(130);
    }

    [Fact]
    public async Task A_second_process_on_the_same_run_folder_is_refused_with_the_number_of_the_first()
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => ScriptedReply.Hang());
        using var folder = new TemporaryFolder();
        Write(folder, server);
        using var first = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File);
        await UntilAsync(() => server.Requests.Count >= 1);

        var second = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File);

        second.ShouldExitWith(3).Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain($"{first.Id}");
    }

    [SmallDiskFact]
    public async Task A_full_disk_ends_the_run_with_one_line_that_says_how_much_room_is_missing()
    {
        await using var server = await ScriptedModelServer.StartAsync(request =>
            ScriptedReply.Text(request, new string('x', 20_000)));
        using var folder = new TemporaryFolder();
        Write(folder, server);
        Directory.CreateDirectory(folder.File("small"));

        using var process = DataSynthProcess.StartOnSmallDisk(
            folder.Path, folder.File("small"), kibibytes: 1024, "run", PerturbPipeline.File, "-o", "small/night");
        var result = await process.WaitAsync();

        result.ShouldExitWith(3).Errors.ShouldContain("datasynth: ");
        result.Errors.ShouldContain("disk");
        result.Errors.ShouldNotContain("   at ");
    }

    private static void Write(TemporaryFolder folder, ScriptedModelServer server)
        => ServerPipeline.Write(folder, server, "openai", Tasks, Samples, Concurrency);

    private static ScriptedReply SlowWrongCall(ScriptedRequest request)
        => ServerPipeline.WrongCall(request) with { Delay = TimeSpan.FromMilliseconds(25) };

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 3000 && !condition(); i++)
            await Task.Delay(10);
        condition().ShouldBeTrue("it did not happen within half a minute");
    }
}
