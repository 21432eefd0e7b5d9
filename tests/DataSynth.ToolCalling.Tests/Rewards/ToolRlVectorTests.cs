using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Rewards;
using DataSynth.ToolCalling.Rewards.ToolRl;
using DataSynth.ToolCalling.Tests.TestData;

namespace DataSynth.ToolCalling.Tests.Rewards;

public sealed class ToolRlVectorTests
{
    [TestDataFact]
    public void Every_score_is_that_of_the_reference_code()
    {
        var rows = DataFolder.Lines("toolrl/vectors-dev.jsonl.gz").ToList();

        rows.Count.ShouldBe(433);
        foreach (var row in rows)
        {
            var outcome = ToolRlReward.Score(Read(row, Matching.Greedy));
            var name = $"{row.GetText("id")} {row.GetText("case")}";
            if (row.GetText("raises") is { } exception)
            {
                outcome.Error.ShouldNotBeNull(name).ShouldStartWith(exception);
                continue;
            }

            outcome.Error.ShouldBeNull(name);
            outcome.Format.ShouldBe(Number(row, "format_score"), name);
            outcome.Correctness.ShouldBe(Number(row, "correctness_score"), name);
            outcome.Length.ShouldBe(Number(row, "length_score"), name);
            outcome.Score.ShouldBe(Number(row, "score")!.Value, name);
        }
    }

    [TestDataFact]
    public void Optimal_matching_gives_the_best_one_to_one_assignment()
    {
        foreach (var row in DataFolder.Lines("toolrl/vectors-dev.jsonl.gz"))
        {
            if (Number(row, "optimal_correctness_score") is not { } expected)
                continue;
            var outcome = ToolRlReward.Score(Read(row, Matching.Optimal));
            outcome.Correctness!.Value.ShouldBe(expected, 1e-12, $"{row.GetText("id")} {row.GetText("case")}");
        }
    }

    private static RewardInput Read(JsonObject row, Matching matching)
    {
        row.TryGet("flags", out var flags);
        return new RewardInput(
            row.GetText("prediction")!,
            row.GetText("ground_truth")!,
            ((JsonObject)flags!).Members.ToDictionary(flag => flag.Name, flag => ((JsonString)flag.Value).Text),
            Number(row, "step")!.Value,
            matching);
    }

    private static double? Number(JsonObject row, string name)
        => row.TryGet(name, out var value) && value is JsonNumber number ? number.ToDouble() : null;
}
