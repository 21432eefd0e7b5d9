using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;
using DataSynth.Datasets.Survey;
using DataSynth.Datasets.Tests.Export;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Tests.Survey;

/// <summary>The same task under several ids: which of them keeps an answer does not depend on their order.</summary>
public sealed class EqualTaskTests
{
    private static readonly Verdict Correct = new(VerdictKind.Correct, null, null, [], 1);

    [Theory]
    [InlineData("toolrm", false)]
    [InlineData("toolrm", true)]
    [InlineData("scored", false)]
    [InlineData("kto", false)]
    public void Shared_answers_stay_with_the_same_task_whatever_the_order(string profile, bool selects)
    {
        List<IReadOnlyList<LabelledCandidate>> tasks =
        [
            .. Enumerable.Range(0, 12).Select(i => Answers($"w-{i}", from: i % 4)),
            [TaskSamples.Wrong(TaskSamples.Weather("alone") with { Conversation = [new("user", "alone")] }, """{"city":"0"}""")],
        ];

        var rows = Rows(tasks, profile, selects);
        var reversed = Rows(tasks.AsEnumerable().Reverse(), profile, selects);
        var rotated = Rows(tasks.Skip(5).Concat(tasks.Take(5)), profile, selects);

        rows.ShouldNotBeEmpty();
        reversed.Order(StringComparer.Ordinal).ShouldBe(rows.Order(StringComparer.Ordinal));
        rotated.Order(StringComparer.Ordinal).ShouldBe(rows.Order(StringComparer.Ordinal));
        var once = rows.Count(row => row.Contains("Rome 3", StringComparison.Ordinal));
        (selects ? once <= 1 : once == 1).ShouldBeTrue("an answer is there once");
    }

    [Fact]
    public void A_task_that_is_left_out_keeps_no_answer_from_the_others()
    {
        var suspect = Enumerable.Range(0, 3).Select(model => TaskSamples.Wrong(TaskSamples.Weather("w-0"), """{"city":"Rome 1"}""", $"m{model}")).ToList();
        for (var i = 1; i < 8; i++)
            Rows([suspect, Answers($"w-{i}", from: 1)], "toolrm", selects: false).ShouldContain(row => row.Contains("Rome 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Generators_that_agree_are_counted_in_all_equal_tasks()
    {
        // Mistake i is made by i + 1 models, each under a task id of its own, and by the first under one more.
        List<IReadOnlyList<LabelledCandidate>> tasks =
        [
            .. Enumerable.Range(0, 5).Select(model => Mistakes($"w-{model}", $"m{model}", from: model)),
            Mistakes("w-5", "m0", from: 0),
        ];
        ExportProfiles.TryGet("scored", out var profile).ShouldBeTrue();
        var column = profile!.Fields.Select(field => field.Name).ToList().IndexOf("agreeing_generators");

        foreach (var order in new[] { tasks, tasks.AsEnumerable().Reverse(), tasks.Skip(2).Concat(tasks.Take(2)) })
        {
            var rows = RawRows(order, profile, selects: false);
            rows.Where(row => Text(row).Contains("Rome", StringComparison.Ordinal)).Select(row => (long)row[column]!).Order().ShouldBe([1, 2, 3, 4, 5]);
            rows.Single(row => Text(row).Contains("Rome 3", StringComparison.Ordinal))[column].ShouldBe(4L);
        }
    }

    [Fact]
    public void A_pair_says_how_many_generators_agree_under_other_ids()
    {
        using var set = new WrittenDataset();
        var options = set.Options(100);
        var tasks = new[] { Mistakes("w-0", "a", from: 4), Mistakes("w-1", "b", from: 4), Mistakes("w-1", "c", from: 4) };
        using var survey = new TaskSurvey(new SurveyOptions { ScratchDirectory = set.Scratch });
        foreach (var task in tasks.Take(2))
            survey.Add(survey.Look(task[0].Task));
        using var owners = new AnswerOwners(options, survey.Complete());
        var answers = new[] { TaskAnswers.Of(tasks[0], options), TaskAnswers.Of([.. tasks[1], .. tasks[2]], options) };
        foreach (var task in answers)
            owners.Add(task);
        owners.Complete();
        using var seen = new SeenKeys(set.Scratch, "seen", 1 << 20);

        var builder = new PairBuilder(options.Pairs, seen, new LeftOutCounts(), _ => true, owners: owners);

        answers.SelectMany(builder.Build).ToList().ShouldHaveSingleItem().AgreeingGenerators.ShouldBe(3);
        builder.Duplicates.ShouldBe(2);
    }

    /// <summary>The wrong answers of one model from a number to 4.</summary>
    private static IReadOnlyList<LabelledCandidate> Mistakes(string id, string model, int from)
        => [.. Enumerable.Range(from, 5 - from).Select(i => TaskSamples.Wrong(TaskSamples.Weather(id), $$"""{"city":"Rome {{i}}"}""", model, sample: i))];

    /// <summary>Three wrong answers, of which neighbours share two, and a correct one.</summary>
    private static IReadOnlyList<LabelledCandidate> Answers(string id, int from)
    {
        var task = TaskSamples.Weather(id);
        return
        [
            .. Enumerable.Range(from, 3).Select(i => TaskSamples.Wrong(task, $$"""{"city":"Rome {{i}}"}""", sample: i)),
            TaskSamples.Candidate(task, [TaskSamples.Call("get_weather", """{"city":"Paris"}""")], Correct, sample: 9),
        ];
    }

    private static List<string> Rows(IEnumerable<IReadOnlyList<LabelledCandidate>> tasks, string profileName, bool selects)
    {
        ExportProfiles.TryGet(profileName, out var profile).ShouldBeTrue();
        return [.. RawRows(tasks, profile!, selects).Select(Text)];
    }

    private static IReadOnlyList<object?[]> RawRows(IEnumerable<IReadOnlyList<LabelledCandidate>> tasks, ExportProfile profile, bool selects)
    {
        using var set = new WrittenDataset();
        var options = set.Options(shardRows: 100) with
        {
            Profile = profile,
            Splits = [new("train", 1)],
            Selection = selects ? new SelectionSettings { Pairs = 4 } : new SelectionSettings(),
        };
        var all = tasks.ToList();
        using var survey = new TaskSurvey(new SurveyOptions { ScratchDirectory = set.Scratch, HasSplits = false });
        foreach (var task in all)
            survey.Add(survey.Look(task[0].Task));
        var decisions = survey.Complete();
        decisions.IsAlike("alone").ShouldBeFalse();
        AnswerOwners.IsNeeded(options, decisions).ShouldBe(all.Count > 1);
        using var owners = new AnswerOwners(options, decisions);
        foreach (var task in all.Where(task => decisions.IsAlike(task[0].Task.Id)))
            owners.Add(TaskAnswers.Of(task, options));
        owners.Complete();
        PairSelection? selection = null;
        if (SelectionPass.IsNeeded(options))
        {
            using var pass = new SelectionPass(options, decisions, owners);
            foreach (var task in all)
                pass.Add(TaskAnswers.Of(task, options));
            selection = pass.Complete();
        }

        using var writer = DatasetWriter.Create(options, decisions, selection, owners);
        foreach (var task in all)
            writer.Add(TaskAnswers.Of(task, options));
        writer.Complete(new RunFacts { Tasks = all.Count });
        return [.. set.Rows("train")];
    }

    private static string Text(object? value) => value is IEnumerable<object?> values ? string.Join(' ', values.Select(Text)) : $"{value}";
}
