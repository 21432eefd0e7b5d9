using Dapper;
using Microsoft.Data.Sqlite;

namespace DataSynth.Journal.Tests;

public sealed class ProcessTests
{
    [Fact]
    public async Task Kill_9_loses_nothing_that_was_acknowledged()
    {
        using var folder = new RunFolder();
        var acknowledged = new List<int>();
        foreach (var lines in new[] { 20, 150, 400 })
        {
            using var child = ChildProcess.Start("append", folder.Path, (acknowledged.LastOrDefault() + 100).ToString());
            for (var i = 0; i < lines; i++)
            {
                var line = await child.StandardOutput.ReadLineAsync();
                acknowledged.Add(int.Parse(line ?? throw new InvalidOperationException(await child.StandardError.ReadToEndAsync())));
            }

            child.Kill();
            var rest = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();

            // The last line may be cut.
            acknowledged.AddRange(rest.Split('\n')[..^1].Select(int.Parse));
        }

        await using var journal = folder.Open();
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(570);
        acknowledged.ShouldAllBe(number => journal.Reader.IsAnswered(Sample.Key(number)));
        using var connection = new SqliteConnection($"Data Source={folder.JournalPath};Mode=ReadOnly;Pooling=False");
        connection.ExecuteScalar<string>("PRAGMA integrity_check").ShouldBe("ok");
        var bodies = connection.Query<string>("SELECT CAST(body AS TEXT) FROM replies JOIN contents ON ordinal = content").ToHashSet();
        acknowledged.ShouldAllBe(number => bodies.Contains($"body {number} " + new string('x', number % 3000)));
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM contents").ShouldBe(bodies.Count, "each content belongs to one reply");
    }

    [Fact]
    public async Task A_second_process_is_refused_with_the_first_ones_id_and_start_and_a_killed_one_is_not_in_the_way()
    {
        using var folder = new RunFolder();
        using var child = ChildProcess.Start("hold", folder.Path);
        (await child.StandardOutput.ReadLineAsync()).ShouldBe("open");

        var refused = Should.Throw<JournalException>(() => folder.Open());
        child.Kill();
        await child.WaitForExitAsync();

        refused.Fault.ShouldBe(JournalFault.InUse);
        refused.Message.ShouldContain(folder.Path);
        refused.Message.ShouldMatch($@"process {child.Id}, started \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC");
        await using var journal = folder.Open();
        journal.Reader.ReadInfo().Sessions.ShouldBe(2);
    }

    [Fact]
    public async Task Two_openings_in_one_process_are_refused_as_well()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();

        Should.Throw<JournalException>(() => folder.Open()).Fault.ShouldBe(JournalFault.InUse);
    }

    [SmallDiskFact]
    public async Task A_full_disk_ends_recording_with_what_is_needed_and_the_journal_goes_on_after_room_is_made()
    {
        using var folder = new RunFolder();
        Directory.CreateDirectory(folder.Path);
        using var child = ChildProcess.StartOnSmallDisk("fill", folder.Path);

        var output = await child.StandardOutput.ReadToEndAsync();
        var errors = await child.StandardError.ReadToEndAsync();
        await child.WaitForExitAsync();

        child.ExitCode.ShouldBe(0, output + errors);
        output.ShouldStartWith("DiskFull needed True free True ");
        output.ShouldContain("the disk is full");
        output.ShouldContain("again DiskFull\n");
        output.ShouldEndWith("lost 0\n");
    }
}
