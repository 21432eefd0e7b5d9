namespace DataSynth.ToolCalling.Rewards.ToolRl;

/// <summary>The switches of ToolRL, which its reference code reads from the environment; on only if the value is exactly <c>1</c>.</summary>
/// <param name="Experiment"><c>EXPERIMENT_NAME</c>; empty when it is not set.</param>
/// <param name="WithLength"><c>WITHLENGTH</c>: the thought's length counts.</param>
/// <param name="ScheduleLength"><c>SCHEDULELENGTH</c>: the length asked for grows.</param>
/// <param name="CorrectMax1"><c>CORRECTMAX1</c>: correctness in [−1, 1].</param>
/// <param name="Max1Step30Max3"><c>MAX1STEP30MAX3</c>: two stages.</param>
/// <param name="ScheduleReward"><c>SCHEDULEREWARD</c>: scales change smoothly.</param>
/// <param name="Refined"><c>REFINEDREWARD</c>: names and parameter names count only when equal in order.</param>
/// <param name="Intermediate"><c>INTERMEDIATEREWARD</c>: calls count as a whole.</param>
/// <param name="Coarse"><c>COARSEREWARD</c>: all or nothing.</param>
internal sealed record ToolRlFlags(
    string Experiment,
    bool WithLength,
    bool ScheduleLength,
    bool CorrectMax1,
    bool Max1Step30Max3,
    bool ScheduleReward,
    bool Refined,
    bool Intermediate,
    bool Coarse)
{
    public static ToolRlFlags Of(IReadOnlyDictionary<string, string> flags) => new(
        flags.GetValueOrDefault("EXPERIMENT_NAME", ""),
        IsOn(flags, "WITHLENGTH"),
        IsOn(flags, "SCHEDULELENGTH"),
        IsOn(flags, "CORRECTMAX1"),
        IsOn(flags, "MAX1STEP30MAX3"),
        IsOn(flags, "SCHEDULEREWARD"),
        IsOn(flags, "REFINEDREWARD"),
        IsOn(flags, "INTERMEDIATEREWARD"),
        IsOn(flags, "COARSEREWARD"));

    private static bool IsOn(IReadOnlyDictionary<string, string> flags, string name) => flags.GetValueOrDefault(name) == "1";
}
