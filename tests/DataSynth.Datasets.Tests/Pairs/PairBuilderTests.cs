using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tests.Pairs;

public sealed class PairBuilderTests : IDisposable
{
    private static readonly Verdict Correct = new(VerdictKind.Correct, null, null, [], 1);
    private static readonly Verdict Unlabelled = new(VerdictKind.Unlabelled, null, "cut", [], null);
    private static readonly Verdict MissingCall = new(VerdictKind.Incorrect, ErrorType.MissingCall, "no call", [], 0);

    private readonly TemporaryFolder _folder = new();
    private readonly SeenKeys _seen;
    private readonly LeftOutCounts _leftOut = new();

    public PairBuilderTests() => _seen = new SeenKeys(_folder.Root, "keys", 1 << 20);

    public void Dispose()
    {
        _seen.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Each_wrong_candidate_gives_a_pair_with_both_sides_in_one_style()
    {
        var task = TaskSamples.Weather();

        var pair = Build([TaskSamples.Wrong(task, """{"height":2.0,"city":"Rome"}""")]).ShouldHaveSingleItem();

        pair.CorrectCallsText.ShouldBe("""[{"name":"get_weather","arguments":{"city":"Paris"}}]""");
        pair.IncorrectCallsText.ShouldBe("""[{"name":"get_weather","arguments":{"city":"Rome","height":2}}]""");
        pair.ToolsText.ShouldBe($"[{TaskSamples.WeatherTool.Trim()}]");
        pair.AgreeingGenerators.ShouldBe(1);
        pair.Uuid.ShouldMatch("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
    }

    [Fact]
    public void Only_incorrect_candidates_make_pairs()
    {
        var task = TaskSamples.Weather();
        var call = TaskSamples.Call("get_weather", """{"city":"Rome"}""");

        Build([TaskSamples.Candidate(task, [call], Correct), TaskSamples.Candidate(task, [call], Unlabelled)]).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_mistake_is_kept_once_and_the_generators_that_agree_are_counted()
    {
        var task = TaskSamples.Weather();
        var builder = Builder();

        var pairs = Build(builder,
        [
            TaskSamples.Wrong(task, """{"city":"Rome","days":1}""", "a"),
            TaskSamples.Wrong(task, """{"days":1.0,"city":"Rome"}""", "b"),
            TaskSamples.Wrong(task, """{"city":"Rome","days":1}""", "b", sample: 1),
            TaskSamples.Wrong(task, """{"city":"Rome","days":2}""", "c"),
        ]);

        pairs.Select(pair => (pair.Candidate.Generator.Name, pair.AgreeingGenerators)).ShouldBe([("a", 2), ("c", 1)]);
        builder.Duplicates.ShouldBe(2);
    }

    [Fact]
    public void The_same_situation_under_another_id_is_a_duplicate_and_another_situation_is_not()
    {
        var builder = Builder();
        Build(builder, [TaskSamples.Wrong(TaskSamples.Weather("w-1"), """{"city":"Rome"}""")]).Count.ShouldBe(1);

        Build(builder, [TaskSamples.Wrong(TaskSamples.Weather("w-2"), """{"city":"Rome"}""")]).ShouldBeEmpty();
        var other = TaskSamples.Weather("w-3") with { Conversation = [new Message("user", "And in Rome?")] };
        Build(builder, [TaskSamples.Wrong(other, """{"city":"Rome"}""")]).Count.ShouldBe(1);

        builder.Duplicates.ShouldBe(1);
    }

    [Fact]
    public void Candidates_without_calls_are_told_apart_by_their_text()
    {
        var task = TaskSamples.Weather();
        var one = TaskSamples.Candidate(task, [], MissingCall, sample: 0);
        var same = TaskSamples.Candidate(task, [], MissingCall, sample: 1);
        var other = TaskSamples.Candidate(task, [], MissingCall, sample: 2) with { RawOutput = "No idea." };

        var pairs = Build([one, same, other]);

        pairs.Select(pair => pair.Candidate.SampleIndex).ShouldBe([0, 2]);
        pairs.ShouldAllBe(pair => pair.IncorrectCallsText == "[]");
    }

    [Fact]
    public void What_reads_like_the_right_calls_makes_no_pair()
    {
        var task = TaskSamples.Weather(expectation: """ "expected":[{"name":"get_weather","arguments":{"city":"Paris","height":2}}]""");
        var builder = Builder();

        Build(builder, [TaskSamples.Wrong(task, """{"height":2.0,"city":"Paris"}""")]).ShouldBeEmpty();

        _leftOut[LeftOutReason.ReadsRight].ShouldBe(1);
    }

    [Fact]
    public void A_task_gives_at_most_its_number_of_pairs_whatever_the_order_of_its_candidates()
    {
        var task = TaskSamples.Weather();
        var candidates = Enumerable.Range(0, 20).Select(i => TaskSamples.Wrong(task, $$"""{"city":"{{i}}"}""", sample: i)).ToArray();
        var builder = Builder();

        var chosen = Build(builder, candidates).Select(pair => pair.Uuid).ToHashSet();

        chosen.Count.ShouldBe(3);
        _leftOut[LeftOutReason.OverTheCap].ShouldBe(17);
        using var fresh = new SeenKeys(_folder.Root, "others", 1 << 20);
        Build(Builder(7, fresh), [.. candidates.Reverse()]).Select(pair => pair.Uuid).ShouldBe(chosen, ignoreOrder: true);
    }

    [Fact]
    public void The_choice_among_a_tasks_pairs_is_uniform_and_follows_the_seed()
    {
        var taken = new int[6];
        for (var seed = 0; seed < 600; seed++)
        {
            using var seen = new SeenKeys(_folder.Root, "keys", 1 << 20);
            var task = TaskSamples.Weather();
            foreach (var pair in Build(Builder(seed, seen), [.. Enumerable.Range(0, 6).Select(i => TaskSamples.Wrong(task, $$"""{"city":"{{i}}"}""", sample: i))]))
                taken[pair.Candidate.SampleIndex]++;
        }

        taken.Sum().ShouldBe(1800);
        taken.ShouldAllBe(count => count > 230 && count < 370);
    }

    [Fact]
    public void The_id_depends_on_what_made_the_pair_and_on_no_setting()
    {
        var candidate = TaskSamples.Wrong(TaskSamples.Weather(), """{"city":"Rome"}""");
        string Uuid(LabelledCandidate of) => PairIdentity.Uuid(of, "[]");
        var id = Uuid(candidate);

        string[] others =
        [
            Uuid(candidate with { Task = TaskSamples.Weather("w-2") }),
            Uuid(candidate with { Variant = TaskVariant.Obfuscated }),
            Uuid(candidate with { Generator = candidate.Generator with { Name = "n" } }),
            Uuid(candidate with { RequestKey = "other" }),
            Uuid(candidate with { SampleIndex = 1 }),
            PairIdentity.Uuid(candidate, "[1]"),
        ];

        others.Append(id).Distinct().Count().ShouldBe(7);
        Uuid(candidate with { PromptHash = "x", Temperature = 0, RawOutput = "y" }).ShouldBe(id);
        id.ShouldBe("d31c0405-525e-88bc-ab8a-dcd5d5c0e568");
    }

    private PairBuilder Builder() => Builder(7, _seen);

    private PairBuilder Builder(long seed, SeenKeys seen) => new(Options(seed).Pairs, seen, _leftOut, static _ => true);

    private IReadOnlyList<TrainingPair> Build(IReadOnlyList<LabelledCandidate> candidates) => Build(Builder(), candidates);

    private IReadOnlyList<TrainingPair> Build(PairBuilder builder, IReadOnlyList<LabelledCandidate> candidates)
        => builder.Build(TaskAnswers.Of(candidates, Options(7)));

    private ExportOptions Options(long seed) => new()
    {
        Name = "test",
        Directory = _folder.At("set"),
        ScratchDirectory = _folder.At("scratch"),
        Pairs = new PairSettings { Seed = seed },
    };
}
