using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Survey;
using DataSynth.Datasets.Tests.Deduplication;
using DataSynth.Datasets.Tests.Export;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests.Survey;

/// <summary>No source task, variant or near-duplicate is on both sides of a split.</summary>
public sealed class LeakTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Nothing_of_a_family_is_on_both_sides(int seed)
    {
        var random = new SeededRandom(seed, "leak");
        var families = Enumerable.Range(0, 80).Select(family => Family(family, random)).ToList();
        var tasks = families.SelectMany(family => family).ToArray();
        random.Shuffle<ToolTask>(tasks);
        using var set = new WrittenDataset();

        Write(set, tasks, seed, random.Next(2) == 0 ? null : 0.9);

        string[] splits = ["train", "validation", "test"];
        var sides = splits.ToDictionary(split => split, split => set.Rows(split).Select(row => ((string)row[7]!).Split('-')[0]).ToHashSet());
        sides.Values.Count(side => side.Count > 0).ShouldBe(3);
        sides["train"].Overlaps(sides["validation"]).ShouldBeFalse();
        sides["train"].Overlaps(sides["test"]).ShouldBeFalse();
        sides["validation"].Overlaps(sides["test"]).ShouldBeFalse();
    }

    [Fact]
    public void Tasks_stay_on_their_side_when_others_are_added()
    {
        var random = new SeededRandom(6, "stable");
        var tasks = Enumerable.Range(0, 200).Select(i => TaskFamilies.Task($"{i}-0", TaskFamilies.Text(random, 30))).ToArray();
        using var small = new WrittenDataset();
        using var large = new WrittenDataset();

        Write(small, tasks[..100], 1, null);
        Write(large, tasks, 1, null);

        var later = large.Rows("train").Select(row => (string)row[7]!).ToHashSet();
        var before = small.Rows("train").Select(row => (string)row[7]!).ToList();
        before.ShouldNotBeEmpty();
        before.ShouldAllBe(id => later.Contains(id));
    }

    /// <summary>The same question, worded nearly alike.</summary>
    private static ToolTask[] Family(int family, SeededRandom random)
    {
        var text = TaskFamilies.Text(random, 40);
        return [.. Enumerable.Range(0, 1 + random.Next(4)).Select(member => TaskFamilies.Task($"{family}-{member}", text + new string('!', member)))];
    }

    private static void Write(WrittenDataset set, IEnumerable<ToolTask> tasks, long seed, double? near)
    {
        var options = set.Options(50) with { Splits = [new("train", 0.6), new("validation", 0.2), new("test", 0.2)], Seed = seed };
        using var survey = new TaskSurvey(new SurveyOptions { Dedup = new DedupSettings { Near = near }, ScratchDirectory = set.Scratch });
        foreach (var task in tasks)
            survey.Add(survey.Look(task));
        using var writer = DatasetWriter.Create(options, survey.Complete());
        foreach (var task in tasks)
        {
            var obfuscated = task with { Tools = [.. task.Tools.Select(tool => new Tool("f1", tool.Description, tool.ParametersText))] };
            writer.Add(TaskAnswers.Of(
                [
                    TaskSamples.Wrong(task, """{"city":"Rome"}"""),
                    TaskSamples.Wrong(obfuscated, """{"city":"Rome"}""", sample: 1) with { Variant = TaskVariant.Obfuscated },
                ],
                options));
        }

        writer.Complete(new RunFacts { Tasks = 1 });
    }
}
