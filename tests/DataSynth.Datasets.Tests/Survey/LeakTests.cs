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

    [Fact]
    public void Sides_depend_neither_on_the_order_of_the_tasks_nor_on_memory()
    {
        var random = new SeededRandom(7, "order");
        var tasks = Enumerable.Range(0, 200).SelectMany(family => Family(family, random)).ToArray();
        var expected = Sides(tasks, 1 << 20);
        var shuffled = tasks.ToArray();
        random.Shuffle<ToolTask>(shuffled);

        Sides(shuffled, 1).ShouldBe(expected);

        expected.ShouldAllBe(side => side.Key.Split('-')[0] == side.Value.Split('-')[0]);
        expected.GroupBy(side => side.Key.Split('-')[0]).ShouldAllBe(family => family.Select(side => side.Value).Distinct().Count() == 1);
    }

    [Fact]
    public void Conversations_of_system_messages_alone_share_a_side_only_where_these_are_equal()
    {
        var tasks = new[] { "a", "b", "a" }.Select((text, i) => TaskSamples.Weather($"{i}") with { Conversation = [new("system", text), new("user", "")] });

        var sides = Sides(tasks, 1 << 20);

        sides["0"].ShouldBe(sides["2"]);
        sides["1"].ShouldBe("1");
    }

    /// <summary>The same question, worded nearly alike or of signs alone, with other right calls, tools and system messages.</summary>
    private static ToolTask[] Family(int family, SeededRandom random)
    {
        var isWorded = family % 4 > 0;
        var text = isWorded ? TaskFamilies.Text(random, 40) : Convert.ToString(family + 1, 2).Replace('0', '?').Replace('1', '!');
        var plain = TaskFamilies.Task($"{family}-0", text);
        var other = TaskFamilies.Task($"{family}-1", isWorded ? text + "!" : text, "Rome");
        ToolTask[] members =
        [
            plain,
            other,
            plain with { Id = $"{family}-2", Tools = [.. plain.Tools, new Tool("get_time", "Time of a city.", """{"type":"object","properties":{}}""")] },
            TaskSamples.Weather($"{family}-3", """ "expected":[]""") with { Conversation = [new("system", "You help briefly."), new("user", text)] },
            TaskSamples.Weather($"{family}-4") with { Conversation = plain.Conversation },
            other with { Id = $"{family}-5", Conversation = [new("user", isWorded ? text + "x" : text)] },
        ];
        return members[..(1 + random.Next(members.Length))];
    }

    private static SortedDictionary<string, string> Sides(IEnumerable<ToolTask> tasks, long memory)
    {
        using var folder = new TemporaryFolder();
        using var survey = new TaskSurvey(new SurveyOptions { ScratchDirectory = folder.At("scratch"), KeyMemoryBytes = memory });
        foreach (var task in tasks)
            survey.Add(survey.Look(task));
        var decisions = survey.Complete();
        return new(tasks.ToDictionary(task => task.Id, task => decisions.Of(task.Id).SplitKey), StringComparer.Ordinal);
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
            var obfuscated = task with { Tools = [.. task.Tools.Select((tool, i) => new Tool($"f{i}", tool.Description, tool.ParametersText))] };
            writer.Add(TaskAnswers.Of(
                [
                    TaskSamples.Wrong(task, """{"city":"Oslo"}"""),
                    TaskSamples.Wrong(obfuscated, """{"city":"Oslo"}""", sample: 1) with { Variant = TaskVariant.Obfuscated },
                ],
                options));
        }

        writer.Complete(new RunFacts { Tasks = 1 });
    }
}
