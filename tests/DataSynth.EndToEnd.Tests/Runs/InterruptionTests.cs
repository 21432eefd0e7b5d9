using System.Globalization;
using System.Text.RegularExpressions;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.Journal.Tests;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Kills, signals, second processes and full disks: nothing that was answered is lost or asked twice.</summary>
public sealed partial class InterruptionTests
{
    private const int Tasks = 60;
    private const int Samples = 2;
    private const int Concurrency = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_ctrl_c_or_termination_drains_and_the_next_run_goes_on(bool isTermination)
    {
        await using var server = await ScriptedModelServer.StartAsync(SlowWrongCall);
        using var folder = new TemporaryFolder();
        Write(folder, server);
        using var stopped = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File);
        await stopped.UntilAsync(() => server.Requests.Count >= 20);

        if (isTermination)
            stopped.AskToTerminate();
        else
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
        await aborted.UntilAsync(() => server.Requests.Count >= Concurrency);

        aborted.PressControlC();
        await Task.Delay(TimeSpan.FromSeconds(1));
        aborted.HasExited.ShouldBeFalse("the first one waits for what is under way");
        aborted.PressControlC();

        (await aborted.WaitAsync()).ShouldExitWith(130);
    }

    [Fact]
    public async Task A_second_process_on_the_same_run_folder_is_refused_with_number_and_start_time_of_the_first()
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => ScriptedReply.Hang());
        using var folder = new TemporaryFolder();
        Write(folder, server);
        using var first = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File);
        await first.UntilAsync(() => server.Requests.Count >= 1);

        using var second = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File);
        var refused = await second.WaitAsync();

        var line = refused.ShouldExitWith(3).Errors.TrimEnd().Split('\n').ShouldHaveSingleItem();
        var owner = Owner().Match(line);
        owner.Success.ShouldBeTrue(line);
        int.Parse(owner.Groups["process"].Value, CultureInfo.InvariantCulture).ShouldBe(first.Id);
        DateTime.Parse(owner.Groups["started"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            .ShouldBeInRange(first.StartTime.AddSeconds(-1), second.StartTime);
    }

    [Fact]
    public async Task The_lock_of_a_killed_process_holds_nobody_up()
    {
        await using var server = await ScriptedModelServer.StartAsync(SlowWrongCall);
        using var folder = new TemporaryFolder();
        Write(folder, server);
        using var killed = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File);
        await killed.UntilAsync(() => server.Requests.Count >= 1);
        killed.Kill();
        await killed.WaitAsync();
        (await File.ReadAllTextAsync(folder.File("output/night.run/run.owner"))).ShouldStartWith($"process {killed.Id}, started ");

        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
    }

    [SmallDiskFact]
    public async Task A_full_disk_ends_the_run_with_one_line_and_the_next_goes_on_once_there_is_room()
    {
        await using var server = await ScriptedModelServer.StartAsync(LongWrongCall);
        using var undisturbed = new TemporaryFolder();
        Write(undisturbed, server);
        (await DataSynthProcess.RunAsync(undisturbed.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        var before = server.Requests.Count;
        using var folder = new TemporaryFolder();
        Write(folder, server);

        using var process = DataSynthProcess.StartWithMounts(folder.Path, $"""
            mkdir small && mount -t tmpfs -o size=1024k tmpfs small
            datasynth run {PerturbPipeline.File} -o small/night 2>full.txt; echo first $?
            mount -o remount,size=64m small
            datasynth run {PerturbPipeline.File} -o small/night >&2; echo second $?
            cp -r small/night copy
            """);
        var result = await process.WaitAsync();

        result.ShouldExitWith(0).Output.ShouldBe("first 3\nsecond 0\n", result.Errors);
        var full = await File.ReadAllTextAsync(folder.File("full.txt"));
        full.ShouldMatch(@"datasynth: .*disk is full: found \d+ bytes free, expected about \d+ for the rest");
        full.ShouldNotContain("   at ");
        FolderContent.ShouldBeIdentical(folder.File("copy"), undisturbed.File("output/night"));
        (server.Requests.Count - before).ShouldBeInRange((Tasks * Samples) + 1, (Tasks * Samples) + Concurrency, "only what was under way is asked again");
    }

    [GeneratedRegex(@"process (?<process>\d+), started (?<started>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Owner();

    private static void Write(TemporaryFolder folder, ScriptedModelServer server)
        => ServerPipeline.Write(folder, server, "openai", Tasks, Samples, Concurrency);

    private static ScriptedReply SlowWrongCall(ScriptedRequest request)
        => ServerPipeline.WrongCall(request) with { Delay = TimeSpan.FromMilliseconds(25) };

    private static ScriptedReply LongWrongCall(ScriptedRequest request)
        => ScriptedReply.Calls(request, ("get_weather", $$"""{"city":"{{new string('x', 20_000)}} {{request.Seed % 1000}}"}"""));
}
