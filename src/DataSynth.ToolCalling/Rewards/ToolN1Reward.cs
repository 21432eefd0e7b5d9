using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Rewards;

/// <summary>
/// The binary reward of Tool-N1 (arXiv 2505.00024): 1 when the answer thinks and the multiset of its calls in the last
/// <c>&lt;tool_call&gt;</c> block is that of the ground truth, else 0. Arguments are compared as JSON text with sorted keys, so that
/// <c>1</c> is not <c>1.0</c>.
/// </summary>
public static class ToolN1Reward
{
    /// <summary>Scores a prediction: 0 or 1.</summary>
    /// <param name="input">Prediction and ground truth; flags, step and matching have no effect.</param>
    /// <returns>The reward; an error when the ground truth's calls cannot be read.</returns>
    public static RewardOutcome Score(RewardInput input)
    {
        if (!RewardCalls.TryRead(input.GroundTruth, out var expected))
            return RewardOutcome.Failed("the ground truth's <tool_call> block must hold one call per line");

        var isRight = input.Prediction.Contains("<think>", StringComparison.Ordinal)
            && RewardCalls.TryRead(input.Prediction, out var predicted)
            && Keys(predicted).SequenceEqual(Keys(expected));
        return new RewardOutcome(isRight ? 1 : 0);
    }

    private static IEnumerable<string> Keys(IReadOnlyList<ToolCall> calls)
        => calls.Select(call => $"{call.Name}\0{PythonJsonText.Of(call.Arguments)}").Order(StringComparer.Ordinal);
}
