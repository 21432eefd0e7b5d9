namespace DataSynth.ToolCalling.Rewards.ToolRl;

/// <summary>The ranges of the parts of the reward at a step.</summary>
/// <param name="FormatMax">Reward for the right form.</param>
/// <param name="FormatMin">Reward for a wrong form.</param>
/// <param name="CorrectMax">Reward for right calls.</param>
/// <param name="CorrectMin">Reward for calls that are wrong in everything.</param>
internal readonly record struct ToolRlScale(double FormatMax, double FormatMin, double CorrectMax, double CorrectMin)
{
    /// <summary>The ranges that the flags choose, applied in the order of the reference code. The schedules are not clamped where it
    /// does not clamp them: with <c>CORRECTMAX1</c> and <c>SCHEDULEREWARD</c> the range inverts after step 300.</summary>
    public static ToolRlScale Of(ToolRlFlags flags, double step)
    {
        var scale = new ToolRlScale(1, 0, 3, -3);
        if (flags.CorrectMax1)
            scale = scale with { CorrectMax = 1, CorrectMin = -1 };
        if (flags.Max1Step30Max3)
        {
            scale = step >= 30
                ? scale with { FormatMax = scale.FormatMax / 2, FormatMin = scale.FormatMin / 2 }
                : scale with { CorrectMax = scale.CorrectMax / 3, CorrectMin = scale.CorrectMin / 3 };
        }

        if (!flags.ScheduleReward)
            return scale;

        return new ToolRlScale(
            Math.Max(1, 2 - ((2 - scale.FormatMax) * step / 150)),
            Math.Min(-1, -2 + ((2 + scale.FormatMin) * step / 150)),
            Math.Min(3, ((scale.CorrectMax - 2) * step / 150) + 2),
            Math.Max(-3, ((scale.CorrectMin + 2) * step / 150) - 2));
    }
}
