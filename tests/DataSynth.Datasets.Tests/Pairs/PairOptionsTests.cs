using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Tests.Export;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tests.Pairs;

public sealed class PairOptionsTests : IDisposable
{
    private static readonly Verdict Correct = new(VerdictKind.Correct, null, null, [], 1);

    private readonly WrittenDataset _set = new();
    private readonly LeftOutCounts _leftOut = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void A_models_own_correct_answer_is_the_better_side_where_there_is_one()
    {
        var task = TaskSamples.Weather();

        var pairs = Build(
            new PairSettings { Chosen = ChosenSide.Model },
            Right(task, """{"unit":"celsius","city":"Paris"}""", "a"),
            Right(task, """{"city":"Paris"}""", "b"),
            TaskSamples.Wrong(task, """{"city":"Rome"}""", "a"),
            TaskSamples.Wrong(task, """{"city":"Oslo"}""", "b"));

        pairs.Select(pair => (pair.Chosen!.Generator.Name, pair.CorrectCallsText)).ShouldBe(
        [
            ("a", """[{"name":"get_weather","arguments":{"city":"Paris","unit":"celsius"}}]"""),
            ("b", """[{"name":"get_weather","arguments":{"city":"Paris"}}]"""),
        ]);
        var plain = Build(new PairSettings(), TaskSamples.Wrong(task, """{"city":"Rome"}""", "a"));
        plain.ShouldHaveSingleItem().Uuid.ShouldBe(pairs[0].Uuid, "no setting of the export enters an id");
        plain[0].Chosen.ShouldBeNull();
    }

    [Fact]
    public void Two_wrong_answers_are_paired_when_their_scores_are_far_enough_apart()
    {
        var task = TaskSamples.Weather();

        var pairs = Build(new PairSettings { ScoreGap = 0.3, PerTask = 10 }, Scored(task, "Rome", 0.9), Scored(task, "Oslo", 0.5), Scored(task, "Bern", 0.4));

        pairs.Where(pair => pair.IsChosenImperfect).Select(pair => (pair.CorrectCallsText, pair.IncorrectCallsText)).ShouldBe(
        [
            (Calls("Rome"), Calls("Oslo")),
            (Calls("Rome"), Calls("Bern")),
        ]);
        pairs.Count.ShouldBe(5);
        pairs.Select(pair => pair.Uuid).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void A_profile_that_promises_right_calls_takes_no_pair_of_two_wrong_answers()
        => Should.Throw<ArgumentException>(() => DatasetWriter.Create(_set.Options(10) with { Pairs = new PairSettings { ScoreGap = 0.3 } }).Dispose())
            .Message.ShouldContain("toolrm");

    [Fact]
    public void Repaired_answers_are_left_out_by_choice()
    {
        var task = TaskSamples.Weather();
        var repaired = TaskSamples.Wrong(task, """{"city":"Rome"}""");
        repaired = repaired with { Output = repaired.Output with { Status = ParseStatus.Repaired } };

        Build(new PairSettings(), repaired).Count.ShouldBe(1);
        Build(new PairSettings { LeaveOutRepaired = true }, repaired).ShouldBeEmpty();
        _leftOut[LeftOutReason.Repaired].ShouldBe(1);
    }

    [Fact]
    public void Tasks_whose_right_calls_are_in_doubt_are_left_out_unless_kept()
    {
        var task = TaskSamples.Weather();
        LabelledCandidate[] agreed = [.. new[] { "a", "b", "c" }.Select(model => TaskSamples.Wrong(task, """{"city":"Rome"}""", model))];

        var left = _set.Write(agreed);
        (left.Counts.Pairs, left.SuspectTasks).ShouldBe((0, 1));
        left.LeftOut.ShouldBe([new ReasonCount("of tasks whose right calls are in doubt", 3)]);

        using var writer = DatasetWriter.Create(_set.Options(10) with { Pairs = new PairSettings { KeepSuspect = true } });
        foreach (var candidate in agreed)
            writer.Add(candidate);
        var kept = writer.Complete(new RunFacts { Tasks = 1 });
        (kept.Counts.Pairs, kept.Counts.Duplicates, kept.SuspectTasks).ShouldBe((1, 2, 1));
    }

    [Fact]
    public void Pointwise_rows_are_every_distinct_labelled_answer_and_the_right_calls_where_wanted()
    {
        var task = TaskSamples.Weather();
        var options = _set.Options(10) with { Pairs = new PairSettings { Chosen = ChosenSide.Model, PerTask = 1 } };
        LabelledCandidate[] candidates =
        [
            TaskSamples.Wrong(task, """{"city":"Rome"}""", "a"),
            TaskSamples.Wrong(task, """{"city":"Rome"}""", "b"),
            TaskSamples.Wrong(task, """{"city":"Oslo"}""", "a", sample: 1),
            Right(task, """{"city":"Paris","unit":"celsius"}""", "b"),
            TaskSamples.Candidate(task, [], new Verdict(VerdictKind.Unlabelled, null, "cut", [], null)),
        ];
        using var seen = new SeenKeys(_set.Scratch, "seen", 1 << 20);
        var builder = new CandidateBuilder(withGroundTruth: true, seen, _leftOut);

        var rows = builder.Build(TaskAnswers.Of(candidates, options));

        rows.Select(row => (row.Candidate.Generator.Name, row.Candidate.Verdict.Kind, row.AgreeingGenerators)).ShouldBe(
        [
            (TrainingCandidate.GroundTruthGenerator, VerdictKind.Correct, 1),
            ("b", VerdictKind.Correct, 1),
            ("a", VerdictKind.Incorrect, 2),
            ("a", VerdictKind.Incorrect, 1),
        ]);
        rows.ShouldAllBe(row => row.CorrectCallsText == """[{"name":"get_weather","arguments":{"city":"Paris"}}]""");
        rows[0].CallsText.ShouldBe(rows[0].CorrectCallsText);
        builder.Duplicates.ShouldBe(1);
        rows.Select(row => row.Uuid).Distinct().Count().ShouldBe(4);
    }

    private static LabelledCandidate Right(ToolTask task, string arguments, string model)
        => TaskSamples.Candidate(task, [TaskSamples.Call("get_weather", arguments)], Correct, model);

    private static LabelledCandidate Scored(ToolTask task, string city, double score)
        => TaskSamples.Candidate(
            task, [TaskSamples.Call("get_weather", $$"""{"city":"{{city}}"}""")], new Verdict(VerdictKind.Incorrect, ErrorType.Value, "wrong", [], score), city);

    private static string Calls(string city) => $$$"""[{"name":"get_weather","arguments":{"city":"{{{city}}}"}}]""";

    private IReadOnlyList<TrainingPair> Build(PairSettings settings, params LabelledCandidate[] candidates)
    {
        using var seen = new SeenKeys(_set.Scratch, "seen", 1 << 20);
        return new PairBuilder(settings, seen, _leftOut, static _ => true).Build(TaskAnswers.Of(candidates, _set.Options(10) with { Pairs = settings }));
    }
}
