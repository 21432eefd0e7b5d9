namespace DataSynth.Journal.Tests;

public sealed class PlanTests
{
    [Fact]
    public async Task Candidates_come_in_the_order_of_the_plan_whatever_the_order_of_the_replies()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        await Sample.PlanAsync(journal, tasks: 20, samples: 3);
        foreach (var i in Enumerable.Range(0, 120).Reverse().Where(i => i % 7 != 0))
        {
            await journal.AppendAsync(Sample.Answer(Sample.Key(i)));
        }

        var candidates = journal.Reader.ReadCandidates().ToArray();

        candidates.Select(candidate => candidate.Request.Ordinal).ShouldBe(Enumerable.Range(0, 120).Select(i => (long)i));
        candidates.Select(candidate => candidate.Request.Entry.Key).ShouldBe(Enumerable.Range(0, 120).Select(Sample.Key));
        candidates.Select(candidate => candidate.Reply is null).ShouldBe(Enumerable.Range(0, 120).Select(i => i % 7 == 0));
        candidates.Select(candidate => candidate.Request.Task.Id).ShouldBe(Enumerable.Range(0, 120).Select(i => $"t-{i / 6}"));
        candidates[1].Request.Task.ShouldBeSameAs(candidates[5].Request.Task);
    }

    [Fact]
    public async Task Writing_the_same_plan_again_writes_no_row()
    {
        static JournalTask Long(int i) => new($"t-{i}", "", "", new string('x', 1000) + i);
        using var folder = new RunFolder();
        await using (var journal = folder.Open())
        {
            await Sample.PlanAsync(journal, tasks: 500, samples: 2, Long);
        }

        await using (var journal = folder.Open())
        {
            await Sample.PlanAsync(journal, tasks: 500, samples: 2, Long);

            // What the session and the two marks take; the tasks alone would take 500 kB, the requests 200 kB.
            new FileInfo(folder.JournalPath + "-wal").Length.ShouldBeLessThan(64 * 1024);
            journal.Reader.ReadCandidates().Count().ShouldBe(2000);
        }
    }

    public static TheoryData<string> Columns => ["task", "generator", "sample", "key", "seed", "temperature", "prompt", "nothing"];

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_request_that_changed_in_any_column_is_written_again(string column)
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        var before = new PlanEntry(0, 0, 0, Sample.Key(1)) { Seed = 7, Temperature = 0.5, PromptHash = null };
        var after = column switch
        {
            "task" => before with { Task = 1 },
            "generator" => before with { Generator = 1 },
            "sample" => before with { Sample = 1 },
            "key" => before with { Key = Sample.Key(2) },
            "seed" => before with { Seed = null },
            "temperature" => before with { Temperature = 0.6 },
            "prompt" => before with { PromptHash = "new" },
            _ => before,
        };
        foreach (var entry in new[] { before, after })
        {
            var plan = await journal.BeginPlanAsync(Sample.Generators);
            await plan.AddTaskAsync(new JournalTask("a", "", "", "one"));
            await plan.AddTaskAsync(new JournalTask("b", "", "", "two"));
            await plan.AddAsync(entry);
            await plan.CompleteAsync();

            journal.Reader.ReadCandidates().ShouldHaveSingleItem().Request.Entry.ShouldBe(entry);
        }
    }

    [Fact]
    public async Task A_shorter_plan_leaves_nothing_of_the_longer_one_but_its_replies()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        await Sample.PlanAsync(journal, tasks: 10);
        await journal.AppendAsync(Sample.Answer(Sample.Key(19)));
        await Sample.PlanAsync(journal, tasks: 3);

        journal.Reader.ReadCandidates().Count().ShouldBe(6);
        journal.Reader.ReadInfo().Tasks.ShouldBe(3);
        journal.Reader.IsAnswered(Sample.Key(19)).ShouldBeTrue();
        await Sample.PlanAsync(journal, tasks: 10);
        journal.Reader.ReadCandidates().Count(candidate => candidate.Reply is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_task_that_changed_is_written_again()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        await Sample.PlanAsync(journal, tasks: 2);
        await Sample.PlanAsync(journal, tasks: 2, task: i => new JournalTask($"t-{i}", "renamed", "", "new"));

        journal.Reader.ReadCandidates().Select(candidate => candidate.Request.Task.Text).Distinct().ShouldBe(["new"]);
    }

    [Fact]
    public async Task Candidates_of_a_plan_that_was_not_ended_are_refused()
    {
        using var folder = new RunFolder();
        await using (var journal = folder.Open())
        {
            await Sample.PlanAsync(journal, tasks: 2);
            await journal.BeginPlanAsync(Sample.Generators);
        }

        using var reader = JournalReader.Open(folder.Path, TimeProvider.System);
        Should.Throw<JournalException>(() => reader.ReadCandidates().ToArray()).Fault.ShouldBe(JournalFault.PlanIncomplete);
        reader.ReadInfo().PlanComplete.ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_noted_of_a_plan_is_there_while_it_stands_and_no_longer()
    {
        using var folder = new RunFolder();
        await using (var journal = folder.Open())
        {
            journal.Reader.ReadPlanRecord().ShouldBeNull("nothing was planned");
            var plan = await journal.BeginPlanAsync(Sample.Generators);
            await plan.AddTaskAsync(new JournalTask("a", "", "", "text"));
            journal.Reader.ReadPlanRecord().ShouldBeNull("the plan is not ended");
            await plan.CompleteAsync("first");
        }

        await using (var journal = folder.Open())
        {
            journal.Reader.ReadPlanRecord().ShouldBe("first", "it survives the session");
            await journal.BeginPlanAsync(Sample.Generators);
            journal.Reader.ReadPlanRecord().ShouldBeNull("another plan was begun");
        }

        await using (var journal = folder.Open())
        {
            journal.Reader.ReadPlanRecord().ShouldBeNull("and not ended");
            await (await journal.BeginPlanAsync(Sample.Generators)).CompleteAsync();
            journal.Reader.ReadPlanRecord().ShouldBeNull("of this one nothing was noted");
        }
    }

    [Fact]
    public async Task Pending_requests_are_those_selected_in_the_order_of_the_plan()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        await Sample.PlanAsync(journal, tasks: 400);
        for (var i = 0; i < 800; i += 4)
        {
            await journal.AppendAsync(Sample.Answer(Sample.Key(i)));
            await journal.AppendAsync(Sample.Failure(Sample.Key(i + 1)));
            await journal.AppendAsync(Sample.Truncated(Sample.Key(i + 2)));
        }

        int[] Read(PendingSelection selection, int? generator = null) =>
            [.. journal.Reader.ReadPending(selection, generator).Select(request => (int)request.Ordinal)];
        var all = Enumerable.Range(0, 800).ToArray();
        Read(PendingSelection.Missing).ShouldBe(all.Where(i => i % 4 == 3));
        Read(PendingSelection.Failed).ShouldBe(all.Where(i => i % 4 == 1));
        Read(PendingSelection.Truncated).ShouldBe(all.Where(i => i % 4 == 2));
        Read(PendingSelection.Missing | PendingSelection.Failed).ShouldBe(all.Where(i => i % 2 == 1));
        Read(PendingSelection.Missing | PendingSelection.Failed, generator: 0).ShouldBeEmpty();
        Read(PendingSelection.Truncated, generator: 0).ShouldBe(all.Where(i => i % 4 == 2));
        Read(PendingSelection.None).ShouldBeEmpty();
        journal.Reader.ReadPending(PendingSelection.Missing | PendingSelection.Failed).Select(request => request.Generator)
            .Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(1, "one instance over all pages");
    }

    [Fact]
    public async Task Of_requests_with_equal_keys_one_is_asked_and_all_get_the_reply()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        var plan = await journal.BeginPlanAsync(Sample.Generators);
        var first = await plan.AddTaskAsync(new JournalTask("a", "", "", "same text"));
        var second = await plan.AddTaskAsync(new JournalTask("b", "", "", "same text"));
        await plan.AddAsync(new PlanEntry(first, 0, 0, Sample.Key(1)));
        await plan.AddAsync(new PlanEntry(second, 0, 0, Sample.Key(1)));
        await plan.CompleteAsync();

        journal.Reader.ReadPending(PendingSelection.Missing).ShouldHaveSingleItem().Task.Id.ShouldBe("a");
        await journal.AppendAsync(Sample.Answer(Sample.Key(1)));

        journal.Reader.ReadPending(PendingSelection.Missing).ShouldBeEmpty();
        journal.Reader.ReadCandidates().ShouldAllBe(candidate => candidate.Reply != null);
    }

    [Fact]
    public async Task What_is_answered_while_the_pending_are_read_is_not_given_out_by_later_pages()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        await Sample.PlanAsync(journal, tasks: 1200);
        using var pending = journal.Reader.ReadPending(PendingSelection.Missing).GetEnumerator();
        pending.MoveNext().ShouldBeTrue();

        await Task.WhenAll(Enumerable.Range(0, 2400).Select(i => journal.AppendAsync(Sample.Answer(Sample.Key(i))).AsTask()));

        Rest(pending).Count.ShouldBe(2048 - 1);
    }

    [Fact]
    public async Task A_page_of_long_tasks_ends_early_and_the_next_goes_on_behind_it()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        var plan = await journal.BeginPlanAsync([new JournalGenerator("m", "{}")]);
        for (var i = 0; i < 7; i++)
        {
            var task = await plan.AddTaskAsync(new JournalTask($"{i}", "", "", new string('x', 400_000)));
            await plan.AddAsync(new PlanEntry(task, 0, 0, Sample.Key(i)));
        }

        await plan.CompleteAsync();
        journal.Reader.ReadPending(PendingSelection.Missing).Select(request => request.Task.Id).ShouldBe(["0", "1", "2", "3", "4", "5", "6"]);

        using var pending = journal.Reader.ReadPending(PendingSelection.Missing).GetEnumerator();
        pending.MoveNext().ShouldBeTrue();
        await journal.AppendAsync(Sample.Answer(Sample.Key(2)));
        await journal.AppendAsync(Sample.Answer(Sample.Key(4)));

        Rest(pending).ShouldBe(["1", "2", "3", "5", "6"]);
    }

    private static List<string> Rest(IEnumerator<PlannedRequest> pending)
    {
        var rest = new List<string>();
        while (pending.MoveNext())
        {
            rest.Add(pending.Current.Task.Id);
        }

        return rest;
    }

    [Fact]
    public async Task Counts_tell_states_by_generator_and_answers_of_other_settings()
    {
        using var folder = new RunFolder();
        await using (var journal = folder.Open("limit 1024"))
        {
            await Sample.PlanAsync(journal, tasks: 3);
            await journal.AppendAsync(Sample.Answer(Sample.Key(0)));
            await journal.AppendAsync(Sample.Answer(Sample.Key(99)));
        }

        await using (var journal = folder.Open("limit 2048"))
        {
            await Sample.PlanAsync(journal, tasks: 3);
            await journal.AppendAsync(Sample.Truncated(Sample.Key(2)));
            await journal.AppendAsync(Sample.Failure(Sample.Key(1), "timeout"));
            await journal.AppendAsync(Sample.Failure(Sample.Key(3), "too_large"));
            await journal.AppendAsync(Sample.Failure(Sample.Key(5), "timeout"));

            var counts = journal.Reader.Count();
            counts.ShouldBe([new GeneratorCounts(0, 3, 2, 0, 1, 1, 240, 14, 690), new GeneratorCounts(1, 3, 0, 3, 0, 0, 0, 0, 0)]);
            counts[0].Missing.ShouldBe(1);
            journal.Reader.CountFailures().ShouldBe([new FailureCount(1, "timeout", 2), new FailureCount(1, "too_large", 1)]);
            journal.Reader.ReadGenerators().ShouldBe(Sample.Generators);
        }
    }

    [Fact]
    public async Task An_entry_that_names_what_was_not_added_is_refused()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        var plan = await journal.BeginPlanAsync(Sample.Generators);
        await plan.AddTaskAsync(new JournalTask("a", "", "", ""));

        await Should.ThrowAsync<ArgumentException>(async () => await plan.AddAsync(new PlanEntry(1, 0, 0, Sample.Key(0))));
        await Should.ThrowAsync<ArgumentException>(async () => await plan.AddAsync(new PlanEntry(0, 2, 0, Sample.Key(0))));
    }
}
