using Dapper;
using DataSynth.Journal.Storage;
using Microsoft.Data.Sqlite;

namespace DataSynth.Journal.Tests;

public sealed class FileTests
{
    [Fact]
    public async Task A_clean_end_leaves_one_file_with_everything_in_it()
    {
        using var folder = new RunFolder();
        await using (var journal = folder.Open())
        {
            await Sample.PlanAsync(journal, tasks: 10);
            await journal.AppendAsync(Sample.Answer(Sample.Key(3)));
        }

        Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order().ShouldBe(["journal.sqlite", "run.lock", "run.owner"]);
        File.Copy(folder.JournalPath, folder.Path + ".copy");
        using var connection = Raw(folder.Path + ".copy");
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM replies").ShouldBe(1);
    }

    [Fact]
    public async Task The_journal_is_durable_by_setting()
    {
        using var folder = new RunFolder();
        Directory.CreateDirectory(folder.Path);
        using var connection = new JournalFile(folder.Path).OpenForWriting();

        (await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode")).ShouldBe("wal");
        (await connection.ExecuteScalarAsync<long>("PRAGMA synchronous")).ShouldBe(2, "FULL");
    }

    [Fact]
    public async Task Info_tells_version_size_age_and_rows()
    {
        using var folder = new RunFolder();
        var began = new DateTimeOffset(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);
        var clock = new FixedClock { Now = began };
        await using (var journal = folder.Open(time: clock))
        {
            await Sample.PlanAsync(journal, tasks: 2, samples: 3);
            clock.Now = began.AddHours(1);
            await journal.AppendAsync(Sample.Answer(Sample.Key(0)));
            await journal.AppendAsync(Sample.Failure(Sample.Key(1)));
            journal.Reader.ReadInfo().LastEndedAt.ShouldBeNull();
            clock.Now = began.AddHours(2);
        }

        using var reader = JournalReader.Open(folder.Path, clock);
        var info = reader.ReadInfo();
        info.ShouldBe(new JournalInfo(
            1, new FileInfo(folder.JournalPath).Length, began, 1, began, began.AddHours(2), began.AddHours(1), true, 2, 2, 12, 1, 1));
        info.Bytes.ShouldBeGreaterThan(10_000);
        reader.ReadCandidates().First().Reply!.RecordedAt.ShouldBe(began.AddHours(1));
    }

    [Fact]
    public async Task An_older_journal_is_copied_aside_and_migrated()
    {
        using var folder = new RunFolder();
        await using (var journal = folder.Open())
        {
            await Sample.PlanAsync(journal, tasks: 2);
            await journal.AppendAsync(Sample.Answer(Sample.Key(1), "old"));
        }

        await using (var journal = RunJournal.Open(Newer(folder), folder.Path, "settings", TimeProvider.System))
        {
            journal.Reader.ReadInfo().Version.ShouldBe(2);
            journal.Reader.ReadCandidates().ElementAt(1).Reply!.Text().ShouldBe("old");
        }

        using var migrated = Raw(folder.JournalPath);
        migrated.ExecuteScalar<string>("SELECT colour FROM tasks WHERE ordinal = 0").ShouldBe("blue");
        using var copy = Raw(Path.Combine(folder.Path, "journal.v1.sqlite"));
        copy.ExecuteScalar<long>("PRAGMA user_version").ShouldBe(1);
        copy.ExecuteScalar<long>("SELECT COUNT(*) FROM replies").ShouldBe(1);
    }

    [Fact]
    public async Task A_journal_with_the_narrower_index_that_plans_had_before_counts_the_same()
    {
        using var folder = new RunFolder();
        await using (var journal = folder.Open())
        {
            await Sample.PlanAsync(journal, tasks: 3);
            await journal.AppendAsync(Sample.Answer(Sample.Key(1), "an answer"));
        }

        using var reader = new JournalReader(new JournalFile(folder.Path));
        var counts = reader.Count();
        using (var connection = Raw(folder.JournalPath))
            connection.Execute("DROP INDEX plan_by_key; CREATE INDEX plan_by_key ON plan (request_key)");

        reader.Count().ShouldBe(counts);
        counts.Sum(generator => generator.Answered).ShouldBe(1);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_older_journal_as_it_was()
    {
        using var folder = new RunFolder();
        await folder.Open().DisposeAsync();
        var broken = new JournalFile(
            folder.Path, [.. JournalMigration.All, new JournalMigration(2, "CREATE TABLE colours (name); SELECT nonsense")]);

        Should.Throw<JournalException>(() => RunJournal.Open(broken, folder.Path, "settings", TimeProvider.System))
            .Fault.ShouldBe(JournalFault.Unavailable);

        await using var journal = folder.Open();
        journal.Reader.ReadInfo().Version.ShouldBe(1);
        using var connection = Raw(folder.JournalPath);
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master WHERE name = 'colours'").ShouldBe(0);
    }

    [Fact]
    public async Task Reading_an_older_journal_migrates_it_unless_it_is_in_use()
    {
        using var folder = new RunFolder();
        await using (folder.Open())
        {
            Should.Throw<JournalException>(() => JournalReader.Open(Newer(folder), folder.Path, TimeProvider.System))
                .Fault.ShouldBe(JournalFault.InUse);
        }

        using var reader = JournalReader.Open(Newer(folder), folder.Path, TimeProvider.System);
        reader.ReadInfo().Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_newer_journal_is_refused_for_writing_and_for_reading()
    {
        using var folder = new RunFolder();
        await RunJournal.Open(Newer(folder), folder.Path, "settings", TimeProvider.System).DisposeAsync();

        foreach (var open in new Action[] { () => folder.Open(), () => JournalReader.Open(folder.Path, TimeProvider.System) })
        {
            var refused = Should.Throw<JournalException>(open);
            refused.Fault.ShouldBe(JournalFault.NewerVersion);
            refused.Message.ShouldBe(
                $"{folder.JournalPath}: found a journal of version 2, expected at most 1: use the newer program that wrote it");
        }
    }

    [Fact]
    public async Task A_damaged_file_is_refused_and_left_alone()
    {
        using var folder = new RunFolder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder.JournalPath, new string('?', 5000));

        var refused = Should.Throw<JournalException>(() => folder.Open());

        refused.Fault.ShouldBe(JournalFault.Damaged);
        refused.Path.ShouldBe(folder.JournalPath);
        (await File.ReadAllTextAsync(folder.JournalPath)).ShouldBe(new string('?', 5000));
        Should.Throw<JournalException>(() => JournalReader.Open(folder.Path, TimeProvider.System)).Fault.ShouldBe(JournalFault.Damaged);
    }

    [Fact]
    public async Task A_page_that_is_damaged_in_the_middle_is_told_while_reading()
    {
        using var folder = new RunFolder();
        await using (var journal = folder.Open())
        {
            await Sample.PlanAsync(journal, tasks: 2000);
        }

        var bytes = await File.ReadAllBytesAsync(folder.JournalPath);
        for (var page = 12 * 4096; page < bytes.Length - 4096; page += 4096)
        {
            bytes.AsSpan(page, 64).Fill(0xEE);
        }

        await File.WriteAllBytesAsync(folder.JournalPath, bytes);

        using var reader = JournalReader.Open(folder.Path, TimeProvider.System);
        Should.Throw<JournalException>(() => reader.ReadCandidates().Count()).Fault.ShouldBe(JournalFault.Damaged);
    }

    [Fact]
    public void The_database_of_another_program_is_refused()
    {
        using var folder = new RunFolder();
        Directory.CreateDirectory(folder.Path);
        using (var connection = Raw(folder.JournalPath))
        {
            connection.Execute("CREATE TABLE bookmarks (url TEXT)");
        }

        Should.Throw<JournalException>(() => folder.Open()).Fault.ShouldBe(JournalFault.Damaged);
    }

    [Fact]
    public void Reading_where_there_is_no_journal_says_so()
    {
        using var folder = new RunFolder();

        Should.Throw<JournalException>(() => JournalReader.Open(folder.Path, TimeProvider.System)).Fault.ShouldBe(JournalFault.Missing);
        Directory.Exists(folder.Path).ShouldBeFalse();
    }

    [Fact]
    public void A_run_folder_that_cannot_be_made_says_where()
    {
        using var folder = new RunFolder();
        File.WriteAllText(folder.Path, "a file in the way");

        var refused = Should.Throw<JournalException>(() => folder.Open());

        refused.Fault.ShouldBe(JournalFault.Unavailable);
        refused.Message.ShouldStartWith(folder.Path);
    }

    [Fact]
    public async Task A_full_database_is_told_as_a_full_disk_to_all_who_wait_and_all_who_come_later()
    {
        using var folder = new RunFolder();
        await folder.Open().DisposeAsync();
        var connection = new JournalFile(folder.Path).OpenForWriting();
        await connection.ExecuteAsync("INSERT INTO sessions (ordinal, settings, process_id, started_at) VALUES (9, '', 1, 1)");
        await connection.ExecuteAsync("PRAGMA max_page_count = 40");
        await using var writer = new JournalWriter(folder.JournalPath, connection, TimeProvider.System);
        Task Append(int i) => writer.WriteAsync(
            new ReplyWrite(Sample.Answer(Sample.Key(i), new string('x', 9000)), 9, DateTimeOffset.UnixEpoch), CancellationToken.None);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Append(i).ContinueWith(task => task.Exception)));
        var later = await Should.ThrowAsync<JournalException>(() => Append(1000));

        var faults = outcomes.OfType<AggregateException>().Select(outcome => outcome.InnerException).ToArray();
        faults.Length.ShouldBeGreaterThan(0);
        faults.ShouldAllBe(fault => ReferenceEquals(fault, later));
        later.Fault.ShouldBe(JournalFault.DiskFull);
        later.NeededBytes.ShouldNotBeNull().ShouldBeGreaterThan(9000);
        using var reader = new JournalReader(new JournalFile(folder.Path));
        outcomes.Select((outcome, i) => outcome is null == reader.IsAnswered(Sample.Key(i))).ShouldAllBe(same => same);
    }

    private static JournalFile Newer(RunFolder folder) =>
        new(folder.Path, [.. JournalMigration.All, new JournalMigration(2, "ALTER TABLE tasks ADD COLUMN colour TEXT DEFAULT 'blue'")]);

    private static SqliteConnection Raw(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private sealed class FixedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
