namespace DataSynth.Journal.Tests;

public sealed class ReplyTests
{
    [Fact]
    public async Task A_reply_comes_back_as_it_was_recorded()
    {
        using var folder = new RunFolder();
        var body = new byte[] { 0, 255, 0x7B, 0xC3, 0x28, 10, 0 };
        var answer = Sample.Answer(Sample.Key(0)) with
        {
            Body = body,
            LastError = "status 503\0<\uD83D\uDE00>",
            Attempts = 3,
            FinishReason = "",
        };
        var failure = Sample.Failure(Sample.Key(1));

        await using (var journal = folder.Open())
        {
            await Sample.PlanAsync(journal, tasks: 1);
            await journal.AppendAsync(answer);
            await journal.AppendAsync(failure);
        }

        using var reader = JournalReader.Open(folder.Path, TimeProvider.System);
        var candidates = reader.ReadCandidates().ToArray();
        candidates[0].Reply!.Body!.Value.ToArray().ShouldBe(body);
        (candidates[0].Reply! with { Body = null, RecordedAt = null }).ShouldBe(answer with { Body = null });
        (candidates[1].Reply! with { RecordedAt = null }).ShouldBe(failure);
        candidates[0].Request.Entry.ShouldBe(new PlanEntry(0, 0, 0, Sample.Key(0)) { Seed = 1, Temperature = 0.7, PromptHash = "p" });
        candidates[0].Request.Task.ShouldBe(new JournalTask("t-0", "", "tasks.jsonl", "{\"id\":\"t-0\"}"));
        candidates[1].Request.Generator.ShouldBe(Sample.Generators[1]);
    }

    public static TheoryData<string, string, string> Successions => new()
    {
        { "none", "answer", "answer" },
        { "failure", "answer", "answer" },
        { "failure", "failure", "second failure" },
        { "failure", "truncated", "truncated" },
        { "truncated", "answer", "answer" },
        { "truncated", "truncated", "second truncated" },
        { "truncated", "failure", "first truncated" },
        { "answer", "answer", "first answer" },
        { "answer", "truncated", "first answer" },
        { "answer", "failure", "first answer" },
    };

    [Theory]
    [MemberData(nameof(Successions))]
    public async Task What_is_better_stays(string first, string second, string kept)
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        await Sample.PlanAsync(journal, tasks: 1);

        foreach (var (kind, label) in new[] { (first, "first"), (second, "second") })
        {
            if (kind != "none")
            {
                await journal.AppendAsync(Make(kind, label));
            }
        }

        var reply = journal.Reader.ReadCandidates().First().Reply.ShouldNotBeNull();
        var text = reply.Body is null ? reply.LastError! : reply.Text();
        $"{text} {(reply.Status == ReplyStatus.Failed ? "failure" : reply.Truncated ? "truncated" : "answer")}".ShouldEndWith(kept);
        if (kept.Contains(' ', StringComparison.Ordinal))
        {
            text.ShouldBe(kept.Split(' ')[0]);
        }
    }

    [Fact]
    public async Task An_answer_is_found_by_its_key_and_a_failure_is_none()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        await journal.AppendAsync(Sample.Answer(Sample.Key(1)));
        await journal.AppendAsync(Sample.Failure(Sample.Key(2)));

        journal.Reader.IsAnswered(Sample.Key(1)).ShouldBeTrue();
        journal.Reader.IsAnswered(Sample.Key(2)).ShouldBeFalse();
        journal.Reader.IsAnswered(Sample.Key(3)).ShouldBeFalse();
    }

    [Fact]
    public async Task Many_writers_at_once_are_all_recorded()
    {
        using var folder = new RunFolder();
        await using var journal = folder.Open();
        await Sample.PlanAsync(journal, tasks: 1000);

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => journal.AppendAsync(Sample.Answer(Sample.Key(i), $"body {i}")).AsTask()));

        journal.Reader.ReadCandidates().Select((candidate, i) => candidate.Reply!.Text() == $"body {i}").ShouldAllBe(same => same);
        journal.Reader.Count().Sum(counts => counts.Answered).ShouldBe(2000);
    }

    [Fact]
    public async Task Recording_into_a_closed_journal_is_refused()
    {
        using var folder = new RunFolder();
        var journal = folder.Open();
        await journal.DisposeAsync();
        await journal.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(async () => await journal.AppendAsync(Sample.Answer(Sample.Key(1))));
    }

    private static JournalReply Make(string kind, string label) => kind switch
    {
        "answer" => Sample.Answer(Sample.Key(0), label),
        "truncated" => Sample.Truncated(Sample.Key(0), label),
        _ => Sample.Failure(Sample.Key(0)) with { LastError = label },
    };
}
