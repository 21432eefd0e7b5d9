using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;
using DataSynth.Datasets.Survey;
using DataSynth.Datasets.Tests.Export;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Datasets.Tests.Selection;

public sealed class SelectionTests : IDisposable
{
    private const int Tasks = 90;

    private readonly WrittenDataset _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void Nothing_asked_for_takes_everything_in_one_pass()
    {
        SelectionPass.IsNeeded(Options(new SelectionSettings())).ShouldBeFalse();
        Write(new SelectionSettings()).Counts.Pairs.ShouldBe(2 * Tasks);
    }

    [Fact]
    public void Caps_hold_for_every_model_and_error_type()
    {
        var summary = Write(new SelectionSettings { PerModel = 40, PerErrorType = 30 });

        Models().Values.ShouldAllBe(count => count <= 40);
        ErrorTypes().Values.ShouldAllBe(count => count <= 30);
        ErrorTypes().Values.Sum().ShouldBe(60);
        summary.LeftOut.ShouldContain(new ReasonCount("not selected", (2 * Tasks) - 60));
        summary.Notices.ShouldContain($"The selection took 60 of {2 * Tasks} pairs.");
    }

    [Fact]
    public void A_quota_is_not_exceeded_and_said_when_it_cannot_be_met()
    {
        var summary = Write(new SelectionSettings
        {
            Quotas = [Quota(ErrorType.Name, 5), new(new PairFilter(ErrorType.Value, null, "b"), 1_000_000), Quota(ErrorType.Type, 3)],
        });

        ErrorTypes()["name"].ShouldBe(5);
        summary.Notices.ShouldContain("Asked for 1000000 pairs of error type value, model b; there are 45 with at most 3 of a task.");
        summary.Notices.ShouldContain("Asked for 3 pairs of error type type; there are 0 with at most 3 of a task.");
    }

    [Fact]
    public void Quotas_are_filled_before_other_pairs_take_the_places()
    {
        Write(new SelectionSettings { Pairs = 100, Quotas = [Quota(ErrorType.Name, 80)] });
        ErrorTypes().ShouldBe(new Dictionary<string, int> { ["name"] = 80, ["value"] = 20 }, ignoreOrder: true);

        var summary = Write(new SelectionSettings { Pairs = 60, Quotas = [Quota(ErrorType.Name, 80), Quota(ErrorType.Value, 40)] });
        ErrorTypes().ShouldBe(new Dictionary<string, int> { ["name"] = 40, ["value"] = 20 }, ignoreOrder: true);
        summary.Notices.ShouldContain("Asked for 80 pairs of error type name; took 40 of 90 because of the limit of 60 pairs.");
    }

    [Fact]
    public void A_pair_counts_for_every_quota_that_names_it_and_narrow_ones_are_filled_first()
    {
        var narrow = new PairFilter(ErrorType.Value, null, "b");
        foreach (var quotas in new PairQuota[][] { [new(narrow, 15), Quota(ErrorType.Value, 20)], [Quota(ErrorType.Value, 20), new(narrow, 15)] })
        {
            var summary = Write(new SelectionSettings { Pairs = 60, Quotas = quotas });

            (ErrorTypes()["value"], Models()["b"]).ShouldBe((20, 15));
            summary.Notices.ShouldBe(["The selection took 60 of 180 pairs."], ignoreOrder: true);
        }
    }

    [Fact]
    public void Quotas_that_can_be_filled_together_are()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), CheckQuotas).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    /// <summary>Takes some pairs by chance and asks for just as many of a broad kind and of a narrow one within it.</summary>
    private void CheckQuotas(int seed)
    {
        var random = new SeededRandom(seed, "quotas");
        var narrow = random.Next(45);
        var broad = narrow + random.Next(90 - 45);
        var other = random.Next(90);
        PairQuota[] quotas = [new(new PairFilter(null, null, "b"), narrow), Quota(ErrorType.Value, broad), Quota(ErrorType.Name, other)];
        random.Shuffle<PairQuota>(quotas);

        var summary = Write(new SelectionSettings { Pairs = Math.Max(1, broad + other), Quotas = quotas });

        summary.Notices.ShouldNotContain(notice => notice.StartsWith("Asked for", StringComparison.Ordinal) && notice.Contains(" pairs of ", StringComparison.Ordinal));
        (ErrorTypes().GetValueOrDefault("value"), Models().GetValueOrDefault("b"), Models().GetValueOrDefault("a")).ShouldBe((broad, narrow, other));
    }

    [Fact]
    public void Abstentions_that_may_not_be_taken_do_not_end_the_set()
    {
        var summary = Write(new SelectionSettings { Abstention = 0.5, PerModel = 30 }, abstentions: false);
        summary.Counts.Pairs.ShouldBe(90);
        summary.Notices.ShouldContain(notice => notice.StartsWith("Asked for 0.5 of the pairs to be abstentions; took 0 of 90", StringComparison.Ordinal));

        summary = Write(new SelectionSettings { Abstention = 0.9 });
        summary.Counts.Pairs.ShouldBe(67);
        summary.Notices.ShouldContain("Asked for 0.9 of the pairs to be abstentions; 60 of 60 abstentions could be taken, which ends the set at 67 pairs.");
    }

    [Fact]
    public void Weights_share_out_what_quotas_leave()
    {
        Write(new SelectionSettings { Pairs = 70, Quotas = [Quota(ErrorType.Name, 10)], Weights = [new(new PairFilter(null, null, "b"), 3)] });

        Models().ShouldBe(new Dictionary<string, int> { ["a"] = 10, ["b"] = 45, ["c"] = 15 }, ignoreOrder: true);
    }

    [Fact]
    public void A_proportion_that_cannot_be_kept_is_said()
    {
        var summary = Write(new SelectionSettings { Pairs = 140, Weights = [new(new PairFilter(ErrorType.Name, null, null), 3)] });

        ErrorTypes()["name"].ShouldBe(90);
        summary.Notices.ShouldContain("Asked for 105 pairs of error type name by weight; took 90, and others take their place.");

        Write(new SelectionSettings { Weights = [new(new PairFilter(ErrorType.Name, null, null), 1), new(new PairFilter(ErrorType.Value, null, null), 1)] })
            .Notices.ShouldNotContain(notice => notice.Contains("no weight names", StringComparison.Ordinal), "nobody asked for them");
        Write(new SelectionSettings { Weights = [new(new PairFilter(ErrorType.Type, null, null), 1)] })
            .Notices.ShouldContain("Asked for pairs of error type type by weight; there are none.");
    }

    [Fact]
    public void A_share_of_abstentions_goes_before_weights_and_neither_costs_the_rest()
    {
        // Sixty pairs are abstentions; thirty tasks of them have the wrong name, thirty the wrong value.
        Write(new SelectionSettings { Pairs = 100, Abstention = 0.5, Weights = [new(new PairFilter(ErrorType.Name, null, null), 3)] });
        Rows().Count.ShouldBe(100);
        Kinds()["irrelevance"].ShouldBe(50);
        ErrorTypes().ShouldBe(new Dictionary<string, int> { ["name"] = 75, ["value"] = 25 }, ignoreOrder: true);

        // No abstention is of the named kind: it fills the other side alone.
        Write(new SelectionSettings { Pairs = 100, Abstention = 0.5, Weights = [new(new PairFilter(null, null, "none"), 5)] });
        (Rows().Count, Kinds()["irrelevance"]).ShouldBe((100, 50));
    }

    [Fact]
    public void Caps_for_models_do_not_cost_a_share_of_abstentions()
    {
        Write(new SelectionSettings { PerModel = 20, Abstention = 0.5 });

        Models().ShouldBe(new Dictionary<string, int> { ["a"] = 20, ["b"] = 20, ["c"] = 20 }, ignoreOrder: true);
        Kinds()["irrelevance"].ShouldBe(30);
    }

    [Fact]
    public void Weights_are_proportions_of_the_set()
    {
        Write(new SelectionSettings { Pairs = 80, Weights = [new(new PairFilter(ErrorType.Name, null, null), 3)] });
        ErrorTypes().ShouldBe(new Dictionary<string, int> { ["name"] = 60, ["value"] = 20 }, ignoreOrder: true);

        Write(new SelectionSettings { Weights = [new(new PairFilter(ErrorType.Name, null, null), 2)] });
        ErrorTypes().ShouldBe(new Dictionary<string, int> { ["name"] = 90, ["value"] = 45 }, ignoreOrder: true);
    }

    [Fact]
    public void What_ends_a_set_of_proportions_is_said_as_it_is()
    {
        Write(new SelectionSettings { Weights = [new(new PairFilter(ErrorType.Name, null, null), 2)] }).Notices
            .ShouldContain("The weights end the set at 135 pairs, where there are no more of error type name; to take more, ask for a number of pairs.");
        Write(new SelectionSettings { PerErrorType = 30, Weights = [new(new PairFilter(ErrorType.Value, null, null), 4)] }).Notices
            .ShouldContain("The weights end the set at 37 pairs: of error type value it took 30 of 90 because of the limit of 30 an error type; to take more, ask for a number of pairs.");
        Write(new SelectionSettings { Pairs = 100, Abstention = 1 }).Notices
            .ShouldContain("Asked for 100 pairs; took 60 of 180 because of the share of abstentions.");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0.0)]
    public void The_share_of_abstentions_is_what_was_asked_for(double share)
    {
        Write(new SelectionSettings { Abstention = share });

        var kinds = Rows().CountBy(row => (string)row[8]!).ToDictionary();
        var abstentions = kinds.GetValueOrDefault("irrelevance");
        ((double)abstentions / Rows().Count).ShouldBe(share, 0.01);
        Rows().Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void A_share_of_abstentions_without_any_keeps_all_and_says_so()
    {
        var summary = Write(new SelectionSettings { Abstention = 0.3 }, abstentions: false);

        summary.Counts.Pairs.ShouldBe(2 * Tasks);
        summary.Notices.ShouldContain(notice => notice.StartsWith("Asked for 0.3 of the pairs to be abstentions; took 0 of 180", StringComparison.Ordinal));
    }

    [Fact]
    public void The_hardest_come_first()
    {
        Write(new SelectionSettings { Pairs = 50 }, PairOrder.Hardest);

        var taken = Rows().Select(row => (double)row[11]!).ToList();
        var all = Candidates(true).SelectMany(task => task).Select(candidate => candidate.Verdict.Score!.Value).OrderDescending().Take(50).ToList();
        taken.OrderDescending().ShouldBe(all);
    }

    [Fact]
    public void What_is_taken_depends_on_the_seed_and_not_on_the_order_of_the_tasks()
    {
        var settings = new SelectionSettings { Pairs = 40 };
        Write(settings);
        var first = Rows().Select(row => (string)row[0]!).Order().ToList();

        Write(settings, shuffle: true);
        Rows().Select(row => (string)row[0]!).Order().ShouldBe(first);
        Write(settings, seed: 6);
        Rows().Select(row => (string)row[0]!).Order().SequenceEqual(first).ShouldBeFalse();
    }

    /// <summary>Two wrong candidates a task: one of model a with a wrong name, one of model b or c with a wrong value; every third task is
    /// one where no call is right, if there are such.</summary>
    private static List<LabelledCandidate[]> Candidates(bool abstentions)
    {
        var random = new SeededRandom(1, "scores");
        return [.. Enumerable.Range(0, Tasks).Select(i =>
        {
            var task = TaskSamples.Weather($"w-{i}") with { Conversation = [new Message("user", $"question {i}")] };
            if (abstentions && i % 3 == 0)
                task = task with { Expectation = Expectation.NoCall };
            return new[]
            {
                Wrong(task, ErrorType.Name, "Rome", "a", random.NextDouble()),
                Wrong(task, ErrorType.Value, "Oslo", i % 2 == 0 ? "b" : "c", random.NextDouble()),
            };
        })];
    }

    private static LabelledCandidate Wrong(ToolTask task, ErrorType type, string city, string model, double score)
        => TaskSamples.Candidate(
            task, [TaskSamples.Call("get_weather", $$"""{"city":"{{city}}"}""")], new Verdict(VerdictKind.Incorrect, type, "wrong", [], score), model);

    private ExportOptions Options(SelectionSettings selection, PairOrder order = PairOrder.Uniform, long seed = 5)
        => _set.Options(100) with { Selection = selection, Seed = seed, Pairs = new PairSettings { Order = order, Seed = seed } };

    private ExportSummary Write(SelectionSettings selection, PairOrder order = PairOrder.Uniform, long seed = 5, bool shuffle = false, bool abstentions = true)
    {
        var options = Options(selection, order, seed);
        var candidates = Candidates(abstentions);
        if (shuffle)
            candidates.Reverse();
        var tasks = candidates.Select(task => TaskAnswers.Of(task, options)).ToList();
        PairSelection? taken = null;
        if (SelectionPass.IsNeeded(options))
        {
            using var pass = new SelectionPass(options, TaskDecisions.None);
            tasks.ForEach(pass.Add);
            taken = pass.Complete();
        }

        using var writer = DatasetWriter.Create(options, null, taken);
        tasks.ForEach(writer.Add);
        return writer.Complete(new RunFacts { Tasks = Tasks });
    }

    private static PairQuota Quota(ErrorType type, long pairs) => new(new PairFilter(type, null, null), pairs);

    private Dictionary<string, int> Kinds() => Rows().CountBy(row => (string)row[8]!).ToDictionary();

    private List<object?[]> Rows() => [.. _set.Rows("train"), .. _set.Rows("validation")];

    private Dictionary<string, int> ErrorTypes() => Rows().CountBy(row => (string)row[9]!).ToDictionary();

    private Dictionary<string, int> Models() => Rows().CountBy(row => (string)row[6]!).ToDictionary();
}
