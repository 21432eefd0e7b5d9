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
    private const long MaxPairs = ToolRl.ToolRlCorrectness.MaxPairs;

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
        if (predicted.Select(CanonicalCalls.Of).Distinct(StringComparer.Ordinal).Count() < predicted.Count)
            return new RewardOutcome(0);

        var byName = predicted.ToLookup(call => call.Name, StringComparer.Ordinal);
        return expected.Sum(call => (long)byName[call.Name].Count()) <= MaxPairs
            ? new RewardOutcome(expected.Sum(call => Best(call, byName[call.Name])) / expected.Count)
            : RewardOutcome.Failed($"{expected.Count} calls; at most {MaxPairs} pairs of one name are compared");
    }

    private static double Best(ToolCall expected, IEnumerable<ToolCall> predicted)
        => predicted.Select(call => Overlap(expected.Arguments, call.Arguments)).DefaultIfEmpty(0).Max();

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
