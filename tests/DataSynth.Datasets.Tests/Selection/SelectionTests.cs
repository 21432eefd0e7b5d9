using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;
using DataSynth.Datasets.Survey;
using DataSynth.Datasets.Tests.Export;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;

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
            Quotas = [new(new PairFilter(ErrorType.Name, null, null), 5), new(new PairFilter(ErrorType.Value, null, "b"), 1_000_000), new(new PairFilter(ErrorType.Type, null, null), 3)],
        });

        ErrorTypes()["name"].ShouldBe(5);
        summary.Notices.ShouldContain(notice => notice.StartsWith("Asked for 1000000 pairs of error type value, model b; found ", StringComparison.Ordinal));
        summary.Notices.ShouldContain("Asked for 3 pairs of error type type; found 0.");
    }

    [Fact]
    public void A_proportion_that_cannot_be_kept_is_said()
    {
        var summary = Write(new SelectionSettings { Pairs = 140, Weights = [new(new PairFilter(ErrorType.Name, null, null), 3)] });

        ErrorTypes()["name"].ShouldBe(90);
        summary.Notices.ShouldContain("Asked for 105 pairs of error type name by weight; found 90, and others take their place.");
    }

    [Fact]
    public void Weights_are_proportions_of_the_set()
    {
        Write(new SelectionSettings { Pairs = 80, Weights = [new(new PairFilter(ErrorType.Name, null, null), 3)] });
        ErrorTypes().ShouldBe(new Dictionary<string, int> { ["name"] = 60, ["value"] = 20 }, ignoreOrder: true);

        Write(new SelectionSettings { Weights = [new(new PairFilter(ErrorType.Name, null, null), 2)] });
        ErrorTypes().ShouldBe(new Dictionary<string, int> { ["name"] = 90, ["value"] = 45 }, ignoreOrder: true);
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
        summary.Notices.ShouldContain(notice => notice.StartsWith("Asked for 0.3 of the pairs to be abstentions; found 0 of", StringComparison.Ordinal));
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

    [Fact]
    public void Shares_of_weights_are_handed_on_where_one_kind_is_scarce()
    {
        WeightedGroups.Share([10, 100, 100], [1, 1, 1], 90).ShouldBe([10, 40, 40]);
        WeightedGroups.Share([10, 100], [1, 3], null).ShouldBe([10, 30]);
        WeightedGroups.Share([10, 0], [1, 3], null).ShouldBe([10, 0]);
        WeightedGroups.Share([10, 20], [1, 1], 1000).ShouldBe([10, 20]);
        WeightedGroups.Share([0, 0], [1, 1], 10).ShouldBe([0, 0]);
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

    private List<object?[]> Rows() => [.. _set.Rows("train"), .. _set.Rows("validation")];

    private Dictionary<string, int> ErrorTypes() => Rows().CountBy(row => (string)row[9]!).ToDictionary();

    private Dictionary<string, int> Models() => Rows().CountBy(row => (string)row[6]!).ToDictionary();
}
