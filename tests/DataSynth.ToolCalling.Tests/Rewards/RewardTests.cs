using DataSynth.ToolCalling.Rewards;
using DataSynth.ToolCalling.Rewards.ToolRl;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.ToolCalling.Tests.Rewards;

public sealed class RewardTests
{
    private static readonly Dictionary<string, string> Qwen = new() { ["EXPERIMENT_NAME"] = "qwen" };

    private static string Answer(params string[] calls) => $"<think> t </think>\n<tool_call>\n{string.Join('\n', calls)}\n</tool_call>";

    private static RewardInput Input(string prediction, string groundTruth, Matching matching = Matching.Greedy)
        => new(prediction, groundTruth, Qwen, 0, matching);

    private static string Call(string name, string parameters) => $$"""{"name": "{{name}}", "parameters": {{parameters}}}""";

    [Fact]
    public void Greedy_matching_takes_what_is_best_for_the_first_call()
    {
        var groundTruth = Answer(Call("f", """{"x": 1, "y": 9}"""), Call("f", """{"x": 1, "y": 2}"""));
        var prediction = Answer(Call("f", """{"x": 1, "y": 2}"""), Call("f", """{"x": 5, "y": 7}"""));

        ToolRlReward.Score(Input(prediction, groundTruth)).Correctness!.Value.ShouldBe((6 * 4 / 7.0) - 3, 1e-12);
        ToolRlReward.Score(Input(prediction, groundTruth, Matching.Optimal)).Correctness!.Value.ShouldBe((6 * 5 / 7.0) - 3, 1e-12);
    }

    [Fact]
    public void Optimal_matching_is_never_worse_than_greedy()
    {
        for (var round = 0; round < 500; round++)
        {
            var random = new SeededRandom(round);
            var input = Input(Random(random), Random(random));

            var greedy = ToolRlReward.Score(input).Correctness!.Value;
            ToolRlReward.Score(input with { Matching = Matching.Optimal }).Correctness!.Value.ShouldBeGreaterThanOrEqualTo(greedy - 1e-12);
        }
    }

    [Theory]
    [InlineData("REFINEDREWARD")]
    [InlineData("INTERMEDIATEREWARD")]
    [InlineData("SCHEDULEREWARD")]
    public void Optimal_matching_is_never_worse_than_greedy_also_with_calls_at_which_the_reference_code_raises(string flag)
    {
        var raised = 0;
        for (var round = 0; round < 500; round++)
        {
            var random = new SeededRandom(round, flag);
            var calls = Enumerable.Range(0, 1 + random.Next(4))
                .Select(_ => Call(random.Pick(["f", "g"]), random.Pick(["""{"x": 1}""", """{"x": 2, "y": 1}""", """{"y": 1, "x": 2}""", "5", "[1]"])));
            var input = Input(Answer([.. calls]), Random(random)) with { Flags = new Dictionary<string, string>(Qwen) { [flag] = "1" } };

            var greedy = ToolRlReward.Score(input).Correctness!.Value;
            ToolRlReward.Score(input with { Matching = Matching.Optimal }).Correctness!.Value.ShouldBeGreaterThanOrEqualTo(greedy);
            raised += greedy == (flag == "SCHEDULEREWARD" ? -2 : -3) ? 1 : 0;
        }

        raised.ShouldBeInRange(1, 499);
    }

    [Fact]
    public void A_call_that_greedy_matching_never_meets_costs_optimal_matching_nothing()
    {
        var right = Call("f", """{"x": 1}""");
        var prediction = Answer(right, Call("g", "5"));

        ToolRlReward.Score(Input(prediction, Answer(right, Call("h", "{}")))).Correctness!.Value.ShouldBeGreaterThan(-3);
        ToolRlReward.Score(Input(prediction, Answer(right, Call("h", "{}")), Matching.Optimal)).Correctness
            .ShouldBe(ToolRlReward.Score(Input(prediction, Answer(right, Call("h", "{}")))).Correctness);
    }

    [Fact]
    public void Too_many_pairs_for_the_best_assignment_are_an_error_unless_equal_calls_settle_it()
    {
        string[] calls = [.. Enumerable.Range(0, 2_000).Select(n => Call("f", $"{{\"n\": {n}}}"))];
        string[] turned = [.. calls.Reverse()];
        string[] oneWrong = [.. turned.SkipLast(1), Call("f", """{"n": -1}""")];
        string[] others = [.. Enumerable.Range(5_000, 2_000).Select(n => Call("f", $"{{\"n\": {n}}}"))];

        ToolRlReward.Score(Input(Answer(turned), Answer(calls), Matching.Optimal)).Score.ShouldBe(4);
        ToolRlReward.Score(Input(Answer(oneWrong), Answer(calls), Matching.Optimal)).Correctness!.Value.ShouldBe((6 * 4000 / 4001.0) - 3, 1e-12);
        ToolRlReward.Score(Input(Answer(others), Answer(calls), Matching.Optimal)).Error
            .ShouldBe("2000 expected and 2000 predicted calls; at most 250000 pairs of one name are compared");
    }

    [Fact]
    public void Many_calls_of_different_names_are_scored()
    {
        string[] calls = [.. Enumerable.Range(0, 10_000).Select(n => Call($"f{n}", "{}"))];

        ToolRlReward.Score(Input(Answer([.. calls.Reverse()]), Answer(calls))).Score.ShouldBe(4);
        ToolRlReward.Score(Input(Answer([.. calls.Reverse()]), Answer(calls), Matching.Optimal)).Score.ShouldBe(4);
        ToolRmPairReward.Score(Input(Answer([.. calls.Reverse()]), Answer(calls))).Score.ShouldBe(1);
    }

    [Fact]
    public void Ten_thousand_calls_of_one_name_get_an_answer()
    {
        var calls = Enumerable.Range(0, 10_000).Select(n => Call("f", $"{{\"n\": {n}}}")).ToArray();
        var groundTruth = Answer(calls);

        ToolRlReward.Score(Input(groundTruth, groundTruth)).Score.ShouldBe(4);
        ToolRlReward.Score(Input(Answer([.. calls.Reverse()]), groundTruth)).Error.ShouldStartWith("10000 expected and 10000 predicted calls");
        ToolRmPairReward.Score(Input(Answer([.. calls.Reverse()]), groundTruth)).Error.ShouldStartWith("10000 calls");
        ToolN1Reward.Score(Input(Answer([.. calls.Reverse()]), groundTruth)).Score.ShouldBe(1);
    }

    [Fact]
    public void Nesting_without_end_costs_the_correctness_and_nothing_else()
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);

        var outcome = ToolRlReward.Score(Input(Answer(Call("f", $"{{\"a\": {deep}}}")), Answer(Call("f", """{"a": 1}"""))));

        (outcome.Format, outcome.Correctness).ShouldBe((1, -3));
    }

    [Theory]
    [InlineData("""{"a": 1, "b": 2}""", 1)]
    [InlineData("""{"b": 2, "a": 1.0}""", 1)]
    [InlineData("""{"a": 1, "b": 3}""", 0.5)]
    [InlineData("""{"a": 1}""", 0.5)]
    [InlineData("""{"a": 1, "b": 2, "c": 3, "d": 4}""", 0.5)]
    [InlineData("""{"a": true, "b": "2"}""", 0)]
    public void The_pair_score_is_equal_pairs_over_all_keys(string parameters, double score)
        => ToolRmPairReward.Score(Input(Answer(Call("f", parameters)), Answer(Call("f", """{"a": 1, "b": 2}""")))).Score.ShouldBe(score);

    [Fact]
    public void The_pair_score_is_zero_for_a_wrong_number_or_a_call_made_twice()
    {
        var one = Call("f", """{"a": 1}""");
        var two = Call("f", """{"a": 2}""");

        ToolRmPairReward.Score(Input(Answer(one), Answer(one, two))).Score.ShouldBe(0);
        ToolRmPairReward.Score(Input(Answer(one, one), Answer(one, two))).Score.ShouldBe(0);
        ToolRmPairReward.Score(Input(Answer(two, one), Answer(one, two))).Score.ShouldBe(1);
        ToolRmPairReward.Score(Input("no call", Answer(one))).Score.ShouldBe(0);
        ToolRmPairReward.Score(Input(Answer("{oops"), Answer(one))).Score.ShouldBe(0);
        ToolRmPairReward.Score(Input("no call", "none")).Score.ShouldBe(1);
        ToolRmPairReward.Score(Input(Answer(one), Answer("{oops"))).Error.ShouldNotBeNull();
    }

    [Fact]
    public void Tool_N1_wants_a_thought_and_exactly_the_right_calls()
    {
        var f = Call("f", """{"a": 1, "b": [true]}""");
        var g = Call("g", "{}");

        ToolN1Reward.Score(Input(Answer(g, f), Answer(f, g))).Score.ShouldBe(1);
        ToolN1Reward.Score(Input(Answer(f, f), Answer(f, g))).Score.ShouldBe(0);
        ToolN1Reward.Score(Input(Answer(Call("f", """{"b": [true], "a": 1}""")), Answer(f))).Score.ShouldBe(1);
        ToolN1Reward.Score(Input(Answer(Call("f", """{"b": [true], "a": 1.0}""")), Answer(f))).Score.ShouldBe(0);
        ToolN1Reward.Score(Input(Answer(Call("f", """{"a": 1.50}""")), Answer(Call("f", """{"a": 1.5}""")))).Score.ShouldBe(1);
        ToolN1Reward.Score(Input(Answer(f).Replace("<think>", "", StringComparison.Ordinal), Answer(f))).Score.ShouldBe(0);
        ToolN1Reward.Score(Input(Answer(g) + "\n" + Answer(f), Answer(f))).Score.ShouldBe(1);
        ToolN1Reward.Score(Input(Answer($"[{f}, {g}]"), Answer(f, g))).Score.ShouldBe(1);
        ToolN1Reward.Score(Input(Answer(f), "<tool_call>")).Error.ShouldNotBeNull();
    }

    private static string Random(SeededRandom random)
    {
        var calls = Enumerable.Range(0, 1 + random.Next(4))
            .Select(_ => Call(random.Pick(["f", "f", "g"]), $"{{\"x\": {random.Next(3)}, \"y\": {random.Next(3)}{(random.Next(2) == 0 ? ", \"z\": 1" : "")}}}"));
        return Answer([.. calls]);
    }
}
