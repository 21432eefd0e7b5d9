using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Rewards;

/// <summary>
/// The score by which arXiv 2510.26167 (ToolRM of Macau and Qwen) forms preference pairs: 0 when the number of calls is wrong or a call
/// is made twice; else the mean over the right calls of the best, among calls of the same name, of equal key-value pairs over the union
/// of keys.
/// </summary>
public static class ToolRmPairReward
{
    /// <summary>Scores a prediction in [0, 1].</summary>
    /// <param name="input">Prediction and ground truth; flags and step have no effect. Several right calls may be served by the same
    /// predicted call, as in the paper, so that matching has no effect either.</param>
    /// <returns>The score; an error when the ground truth's calls cannot be read.</returns>
    public static RewardOutcome Score(RewardInput input)
    {
        if (!RewardCalls.TryRead(input.GroundTruth, out var expected))
            return RewardOutcome.Failed("the ground truth's <tool_call> block must hold one call per line");
        if (!RewardCalls.TryRead(input.Prediction, out var predicted) || predicted.Count != expected.Count)
            return new RewardOutcome(0);
        if (expected.Count == 0)
            return new RewardOutcome(1);
        if ((long)expected.Count * expected.Count > ToolRl.ToolRlCorrectness.MaxPairs)
            return RewardOutcome.Failed($"{expected.Count} calls; at most {ToolRl.ToolRlCorrectness.MaxPairs} pairs are compared");
        if (predicted.Select(CanonicalCalls.Of).Distinct(StringComparer.Ordinal).Count() < predicted.Count)
            return new RewardOutcome(0);

        return new RewardOutcome(expected.Sum(call => Best(call, predicted)) / expected.Count);
    }

    private static double Best(ToolCall expected, IReadOnlyList<ToolCall> predicted)
    {
        double best = 0;
        foreach (var call in predicted)
        {
            if (call.Name == expected.Name)
                best = Math.Max(best, Overlap(expected.Arguments, call.Arguments));
        }

        return best;
    }

    private static double Overlap(JsonObject expected, JsonObject actual)
    {
        var equal = 0;
        var common = 0;
        foreach (var member in expected.Members)
        {
            if (!actual.TryGet(member.Name, out var value))
                continue;
            common++;
            if (ExactRules.Instance.AreEqual(member.Value, value, ParameterSchema.Anything))
                equal++;
        }

        var union = expected.Members.Count + actual.Members.Count - common;
        return union == 0 ? 1 : (double)equal / union;
    }
}
