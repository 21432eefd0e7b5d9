using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Runs;
using DataSynth.Journal.Storage;

namespace DataSynth.EndToEnd.Tests.Relabel;

/// <summary>Kills, signals, threads and second processes: a relabelling goes on where it was, and always gives the same bytes.</summary>
public sealed class ResumeTests
{
    private const int Rows = 12_000;

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task A_relabelling_that_is_killed_and_started_again_writes_what_an_undisturbed_one_does(int shards)
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", WithBrokenRows());
        (await DataSynthProcess.RunAsync(folder.Path, Arguments("undisturbed"))).ShouldExitWith(0);

        using (var killed = DataSynthProcess.Start(folder.Path, Arguments("killed")))
        {
            await killed.UntilAsync(() => IsFinished(folder, "killed", shards));
            killed.Kill();
            await killed.WaitAsync();
        }

        Directory.Exists(folder.File("killed")).ShouldBeFalse("a data set appears as a whole");
        var again = (await DataSynthProcess.RunAsync(folder.Path, Arguments("killed"))).ShouldExitWith(0);

        again.Errors.ShouldContain("were labelled before");
        ShouldBeEqual(folder, "killed", "undisturbed");
    }

    [Fact]
    public async Task The_first_ctrl_c_keeps_what_is_finished_and_the_next_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", WithBrokenRows());
        (await DataSynthProcess.RunAsync(folder.Path, Arguments("undisturbed"))).ShouldExitWith(0);
        using var stopped = DataSynthProcess.Start(folder.Path, Arguments("stopped"));
        await stopped.UntilAsync(() => IsFinished(folder, "stopped", 2));

        stopped.PressControlC();
        var result = await stopped.WaitAsync();

        result.ShouldExitWith(130).Errors.ShouldContain("the same command goes on behind them");
        Directory.Exists(folder.File("stopped")).ShouldBeFalse();
        (await DataSynthProcess.RunAsync(folder.Path, Arguments("stopped"))).ShouldExitWith(0).Errors.ShouldContain("were labelled before");
        ShouldBeEqual(folder, "stopped", "undisturbed");
    }

    [Fact]
    public async Task One_thread_and_several_write_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", WithBrokenRows().Take(6000));

        (await DataSynthProcess.RunAsync(folder.Path, [.. Arguments("one"), "--workers", "1"])).ShouldExitWith(0);
        (await DataSynthProcess.RunAsync(folder.Path, [.. Arguments("several"), "--workers", "7"])).ShouldExitWith(0);

        ShouldBeEqual(folder, "several", "one");
    }

    [Fact]
    public async Task Other_settings_or_inputs_start_over()
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", WithBrokenRows());
        using (var killed = DataSynthProcess.Start(folder.Path, Arguments("begun-by-others")))
        {
            await killed.UntilAsync(() => IsFinished(folder, "begun-by-others", 2));
            killed.Kill();
            await killed.WaitAsync();
        }

        var other = (await DataSynthProcess.RunAsync(folder.Path, [.. Arguments("begun-by-others"), "--rules", "exact"])).ShouldExitWith(0);

        other.Errors.ShouldNotContain("were labelled before");
        (await DataSynthProcess.RunAsync(folder.Path, [.. Arguments("fresh"), "--rules", "exact"])).ShouldExitWith(0);
        ShouldBeEqual(folder, "begun-by-others", "fresh");
    }

    [Fact]
    public async Task A_run_folder_in_use_is_refused()
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", PreferenceFiles.Rows(3));
        using var held = RunLock.Acquire(folder.File("out.run"), DateTimeOffset.UnixEpoch);

        var result = await DataSynthProcess.RunAsync(folder.Path, Arguments("out"));

        result.ShouldExitWith(3).Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain($"{Environment.ProcessId}");
    }

    private static string[] Arguments(string output) => ["relabel", "in.parquet", "--source", "toolrm", "--shard-rows", "1000", "-o", output];

    private static IEnumerable<object?[]> WithBrokenRows() => PreferenceFiles.Rows(Rows).Select((row, number) =>
    {
        if (number % 100 == 99)
            row[3] = "no tools";
        return row;
    });

    private static bool IsFinished(TemporaryFolder folder, string output, int shard)
        => File.Exists(folder.File($"{output}.run/scratch/relabel/shard-{shard:00000}.json"));

    private static void ShouldBeEqual(TemporaryFolder folder, string actual, string expected)
    {
        // The card's title is the folder's name.
        File.WriteAllText(folder.File($"{actual}/README.md"), File.ReadAllText(folder.File($"{actual}/README.md")).Replace(actual, expected, StringComparison.Ordinal));
        FolderContent.ShouldBeIdentical(folder.File(actual), folder.File(expected));
        foreach (var list in new[] { "flips.jsonl", "quarantine.jsonl" })
            File.ReadAllText(folder.File($"{actual}.run/{list}")).ShouldBe(File.ReadAllText(folder.File($"{expected}.run/{list}")), list);
    }
}
