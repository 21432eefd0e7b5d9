namespace DataSynth.ToolCalling.Rewards.ToolRl;

/// <summary>
/// The reward of ToolRL (arXiv 2504.13958; reference code <c>verl/utils/reward_score/rlla.py</c> of qiancheng0/ToolRL), with all its
/// switches and quirks: format, correctness and length, which add up.
/// </summary>
public static class ToolRlReward
{
    /// <summary>Scores a prediction.</summary>
    /// <param name="input">Prediction and ground truth in ToolRL's syntax; flags as the reference code reads them from the environment
    /// (<c>EXPERIMENT_NAME</c>, <c>WITHLENGTH</c>, <c>SCHEDULELENGTH</c>, <c>CORRECTMAX1</c>, <c>MAX1STEP30MAX3</c>,
    /// <c>SCHEDULEREWARD</c>, <c>REFINEDREWARD</c>, <c>INTERMEDIATEREWARD</c>, <c>COARSEREWARD</c>).</param>
    /// <returns>The reward; an error where the reference code raises: an <c>EXPERIMENT_NAME</c> that tells no chat template, or a ground
    /// truth whose calls cannot be read.</returns>
    public static RewardOutcome Score(RewardInput input)
    {
        var flags = ToolRlFlags.Of(input.Flags);
        if (ToolRlAnswer.Cut(input.Prediction, flags.Experiment) is not { } answer)
        {
            return RewardOutcome.Failed(
                $"NotImplementedError: EXPERIMENT_NAME is \"{flags.Experiment}\", expected a name that contains \"llama\" or \"qwen\"");
        }

        var scale = ToolRlScale.Of(flags, input.Step);
        if (!TryCorrectness(answer, input, flags, scale, out var correctness, out var error))
            return RewardOutcome.Failed(error);

        var format = ToolRlFormat.IsRight(answer, input.GroundTruth) ? scale.FormatMax : scale.FormatMin;
        var length = flags.WithLength ? ToolRlLength.Of(answer, flags.ScheduleLength ? input.Step : null) : 0;
        return new RewardOutcome(format + correctness + length) { Format = format, Correctness = correctness, Length = length };
    }

    private static bool TryCorrectness(
        string answer, RewardInput input, ToolRlFlags flags, ToolRlScale scale, out double correctness, out string error)
    {
        correctness = 0;
        error = "";
        if (!ToolRlCalls.HasBegin(input.GroundTruth))
            return true;

        var right = ToolRlCalls.FirstBlock(input.GroundTruth);
        if (!ToolRlCalls.TryReadLines(right, out var expected))
        {
            error = "JSONDecodeError: the ground truth's <tool_call> block must hold one JSON value per line";
            return false;
        }

        if (!ToolRlCalls.HasTags(answer))
        {
            correctness = scale.CorrectMin;
            return true;
        }

        // The same text is the same list, and does not need to be read to know it.
        var block = ToolRlCalls.FirstBlock(answer);
        if (block.SequenceEqual(right))
        {
            correctness = scale.CorrectMax;
            return true;
        }

        if (!ToolRlCalls.TryReadLines(block, out var predicted))
        {
            correctness = scale.CorrectMin;
            return true;
        }

        if (new ToolRlCorrectness(flags, input.Matching).Score(expected, predicted, scale) is { } score)
        {
            correctness = score;
            return true;
        }

        var most = input.Matching == Matching.Optimal ? ToolRlAssignment.MaxPairsPerName : ToolRlCorrectness.MaxPairs;
        error = $"{expected.Count} expected and {predicted.Count} predicted calls; at most {most} pairs of one name are compared";
        return false;
    }
}
