using DataSynth.Datasets.Survey;
using DataSynth.Datasets.Tests.Deduplication;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tests.Survey;

public sealed class TaskSurveyTests : IDisposable
{
    private const string Long = "please find out for me whether it will rain tomorrow afternoon in the city where my sister lives";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tasks_that_say_nearly_the_same_and_want_the_same_are_dropped_but_one()
    {
        var dropped = new List<NearDuplicateTask>();

        var decisions = Decide(
            new DedupSettings { Near = 0.9 },
            [TaskFamilies.Task("a", Long), TaskFamilies.Task("b", Long + "!"), TaskFamilies.Task("c", "something else entirely")],
            dropped);

        var one = dropped.ShouldHaveSingleItem();
        new[] { one.TaskId, one.KeptId }.Order().ShouldBe(["a", "b"]);
        decisions.Of(one.TaskId).Fate.ShouldBe(TaskFate.NearDuplicate);
        decisions.Of(one.KeptId).ShouldBe(new TaskDecision(TaskFate.Kept, one.KeptId));
        decisions.Of("c").ShouldBe(new TaskDecision(TaskFate.Kept, "c"));
        decisions.NearDuplicates.ShouldBe(1);
    }

    [Fact]
    public void Tasks_that_differ_only_in_values_are_no_duplicates_unless_asked_for()
    {
        ToolTask[] tasks = [TaskFamilies.Task("a", Long + " paris", "Paris"), TaskFamilies.Task("b", Long + " pariz", "Pariz")];

        Decide(new DedupSettings { Near = 0.9 }, tasks).NearDuplicates.ShouldBe(0);
        Decide(new DedupSettings { Near = 0.9, IgnoreValues = true }, tasks).NearDuplicates.ShouldBe(1);
    }

    [Fact]
    public void Where_no_call_is_right_the_numbers_in_the_text_are_the_values()
    {
        ToolTask Abstention(string id, string text) => TaskFamilies.Task(id, text) with { Expectation = Expectation.NoCall };

        Decide(new DedupSettings { Near = 0.9 }, [Abstention("a", Long + " 10"), Abstention("b", Long + " 20")]).NearDuplicates.ShouldBe(0);
        Decide(new DedupSettings { Near = 0.9 }, [Abstention("a", Long + " 10"), Abstention("b", Long + " 10!")]).NearDuplicates.ShouldBe(1);
    }

    [Fact]
    public void Near_duplicates_that_stay_are_on_one_side_of_the_split()
    {
        var decisions = Decide(new DedupSettings(), [TaskFamilies.Task("a", Long), TaskFamilies.Task("b", Long + "?")]);

        decisions.NearDuplicates.ShouldBe(0);
        decisions.Of("a").SplitKey.ShouldBe(decisions.Of("b").SplitKey);
    }

    [Fact]
    public void What_is_decided_does_not_depend_on_the_order_of_the_tasks()
    {
        var random = new SeededRandom(4, "survey");
        var tasks = Enumerable.Range(0, 60)
            .SelectMany(family => Enumerable.Range(0, 3).Select(member => TaskFamilies.Task($"{family}-{member}", TaskFamilies.Text(new SeededRandom(family, "text"), 30) + new string('s', member))))
            .ToArray();
        var expected = tasks.Select(task => task.Id).Order().ToList();
        var first = Decide(new DedupSettings { Near = 0.9 }, tasks);
        random.Shuffle<ToolTask>(tasks);

        var second = Decide(new DedupSettings { Near = 0.9 }, tasks);

        first.NearDuplicates.ShouldBe(120);
        expected.Select(second.Of).ShouldBe(expected.Select(first.Of));
    }

    private TaskDecisions Decide(DedupSettings dedup, IReadOnlyList<ToolTask> tasks, List<NearDuplicateTask>? dropped = null)
    {
        using var survey = new TaskSurvey(new SurveyOptions { Dedup = dedup, ScratchDirectory = _folder.At("scratch") });
        foreach (var task in tasks)
            survey.Add(survey.Look(task));
        return survey.Complete(duplicate => dropped?.Add(duplicate));
    }
}
