using DataSynth.Cli.Configuration.Shapes;
using DataSynth.Datasets.Pairs;

namespace DataSynth.Cli.Configuration.Keys;

/// <summary>The keys of <c>pairs</c>.</summary>
internal static class PairKeys
{
    private static readonly DefaultedKey<long> PerTask = new(
        "per_task",
        new IntegerShape(1, 10_000),
        3,
        "The most pairs of one source task, all its variants together; those that select.order puts first.");

    private static readonly DefaultedKey<ChosenSide> Chosen = new(
        "chosen",
        new ChoiceShape<ChosenSide>(("ground_truth", ChosenSide.GroundTruth), ("model", ChosenSide.Model)),
        ChosenSide.GroundTruth,
        "The better side: the task's right calls, or a model's own correct answer (of the same model where there is one).");

    private static readonly OptionalKey<double> ScoreGap = new(
        "score_gap",
        new NumberShape(0, 1, aboveMinimum: true),
        "Also pairs two wrong answers whose unit scores differ by at least this. Without it: none. Not in the profile toolrm.");

    private static readonly DefaultedKey<bool> Repaired = new(
        "repaired",
        new ChoiceShape<bool>(("keep", false), ("leave_out", true)),
        Default: false,
        "What happens to answers that had to be mended to be read: keep or leave_out.");

    private static readonly DefaultedKey<bool> Suspect = new(
        "suspect",
        new ChoiceShape<bool>(("leave_out", false), ("keep", true)),
        Default: false,
        "What happens to tasks whose right calls are in doubt (label.suspect_after): leave_out or keep.");

    /// <summary>The value of <c>pairs</c>.</summary>
    public static SectionShape<PairSettings> Shape { get; } = new(
        "settings such as { per_task: 3 }",
        new KeyTable(PerTask, Chosen, ScoreGap, Repaired, Suspect),
        section => new PairSettings
        {
            PerTask = (int)section.Get(PerTask),
            Chosen = section.Get(Chosen),
            ScoreGap = section.FindValue(ScoreGap),
            LeaveOutRepaired = section.Get(Repaired),
            KeepSuspect = section.Get(Suspect),
        });

    /// <summary>What holds without the section.</summary>
    public static PairSettings Default { get; } = new() { PerTask = (int)PerTask.Default };
}
