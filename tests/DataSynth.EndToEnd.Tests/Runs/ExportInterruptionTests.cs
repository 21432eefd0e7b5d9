using DataSynth.EndToEnd.Tests.Processes;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Signals and kills while shards are written, by <c>export</c> and at the end of <c>run</c>: a data set appears as a whole.</summary>
public sealed class ExportInterruptionTests(ExportInterruptionTests.AnsweredRun night) : IClassFixture<ExportInterruptionTests.AnsweredRun>
{
    private const string Run = "output/offline.run";
    private const int Tasks = 800;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_ctrl_c_leaves_nothing_half_written_and_the_next_export_gives_the_same_bytes(bool isTermination)
    {
        using var folder = night.Copy();
        using var stopped = Export(folder, "set");
        await WritingAsync(stopped, folder.File("set.run"));

        if (isTermination)
            stopped.AskToTerminate();
        else
            stopped.PressControlC();
        var result = await stopped.WaitAsync();

        result.ShouldExitWith(130).Errors.ShouldContain("the data set that stands stays as it is");
        Directory.Exists(folder.File("set")).ShouldBeFalse();
        Directory.EnumerateFiles(folder.File("set.run"), "*", SearchOption.AllDirectories).Select(Path.GetFileName)
            .ShouldBe(["run.lock", "run.owner"], ignoreOrder: true);
        await ShouldWriteTheSameAsync(folder);
    }

    [Fact]
    public async Task A_data_set_that_stands_outlives_an_interrupted_export_and_a_killed_one()
    {
        using var folder = night.Copy();
        (await DataSynthProcess.RunAsync(folder.Path, "export", Run, "-o", "set", "--profile", "kto")).ShouldExitWith(0);
        var standing = FolderContent.Of(folder.File("set")).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();

        using (var stopped = Export(folder, "set"))
        {
            await WritingAsync(stopped, folder.File("set.run"));
            stopped.PressControlC();
            (await stopped.WaitAsync()).ShouldExitWith(130);
        }

        FolderContent.Of(folder.File("set")).OrderBy(file => file.Key, StringComparer.Ordinal).ShouldBe(standing);
        using (var killed = Export(folder, "set"))
        {
            await WritingAsync(killed, folder.File("set.run"));
            killed.Kill();
            await killed.WaitAsync();
        }

        FolderContent.Of(folder.File("set")).OrderBy(file => file.Key, StringComparer.Ordinal).ShouldBe(standing);
        await ShouldWriteTheSameAsync(folder);
    }

    [Fact]
    public async Task An_export_that_is_killed_and_started_again_writes_what_an_undisturbed_one_does()
    {
        using var folder = night.Copy();
        using (var killed = Export(folder, "set"))
        {
            await WritingAsync(killed, folder.File("set.run"));
            killed.Kill();
            await killed.WaitAsync();
        }

        Directory.Exists(folder.File("set")).ShouldBeFalse();
        await ShouldWriteTheSameAsync(folder);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_that_is_stopped_while_it_writes_shards_goes_on_to_the_same_bytes(bool isKill)
    {
        using var folder = night.Copy();
        using (var stopped = DataSynthProcess.Start(folder.Path, "run", PerturbPipeline.File))
        {
            await WritingAsync(stopped, folder.File(Run));
            if (isKill)
                stopped.Kill();
            else
                stopped.PressControlC();
            var result = await stopped.WaitAsync();
            if (!isKill)
                result.ShouldExitWith(130).Errors.ShouldContain("datasynth run pipeline.yaml");
        }

        Directory.Exists(folder.File("output/offline")).ShouldBeFalse();
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        FolderContent.ShouldBeIdentical(folder.File("output/offline"), night.DataSet);
    }

    [Fact]
    public async Task Two_exports_into_one_folder_at_once_are_refused_and_progress_is_a_line_with_rate_and_share()
    {
        using var folder = night.Copy();
        using var first = Export(folder, "set");
        await WritingAsync(first, folder.File("set.run"));

        var second = await DataSynthProcess.RunAsync(folder.Path, Arguments("set"));

        second.ShouldExitWith(3).Errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain($"process {first.Id}");
        var errors = (await first.WaitAsync()).ShouldExitWith(0).Errors;
        errors.ShouldMatch(@"writing shards: 800/800 tasks \(100%\), [\d.,]+/s now, [\d.,]+/s average\n");
    }

    private static string[] Arguments(string output) => ["export", Run, "-o", output];

    private static DataSynthProcess Export(TemporaryFolder folder, string output) => DataSynthProcess.Start(folder.Path, Arguments(output));

    private async Task ShouldWriteTheSameAsync(TemporaryFolder folder)
    {
        (await DataSynthProcess.RunAsync(folder.Path, Arguments("set"))).ShouldExitWith(0);
        FolderContent.ShouldBeIdentical(folder.File("set"), night.DataSet);
    }

    /// <summary>Waits until the process is amid its shards.</summary>
    private static async Task WritingAsync(DataSynthProcess process, string runFolder)
    {
        var shard = Path.Combine(runFolder, "scratch/dataset/data/train-00002.parquet");
        for (var i = 0; i < 20_000 && !process.HasExited && !File.Exists(shard); i++)
            await Task.Delay(3);
        process.HasExited.ShouldBeFalse("it ended before its third shard was seen");
    }

    /// <summary>A run that is answered and exported, in many small shards.</summary>
    public sealed class AnsweredRun : IAsyncLifetime, IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        /// <summary>The data set of the undisturbed run.</summary>
        public string DataSet => _folder.File("output/offline");

        public async Task InitializeAsync()
        {
            PerturbPipeline.Write(_folder, Tasks, samples: 4, extra: "export: { shard_rows: 25 }");
            (await DataSynthProcess.RunAsync(_folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _folder.Dispose();

        /// <summary>The run in a folder of its own, without its data set.</summary>
        internal TemporaryFolder Copy()
        {
            var copy = new TemporaryFolder();
            foreach (var file in new[] { "tasks.jsonl", PerturbPipeline.File, Run + "/run.json", Run + "/journal.sqlite" })
            {
                Directory.CreateDirectory(Path.GetDirectoryName(copy.File(file))!);
                File.Copy(_folder.File(file), copy.File(file));
            }

            return copy;
        }
    }
}
