namespace DataSynth.Cli.Runs;

/// <summary>What the sources gave.</summary>
/// <param name="Records">Records read: each gave a task, several tasks, a quarantined row, or was left out.</param>
/// <param name="Tasks">Tasks taken.</param>
/// <param name="Quarantined">Records quarantined.</param>
/// <param name="Marked">Tasks whose right calls contradict their tools.</param>
/// <param name="Reasons">Quarantined records by kind of reason.</param>
/// <param name="LeftOut">Sound records that are not used, by reason.</param>
internal sealed record IntakeCounts(
    long Records, long Tasks, long Quarantined, long Marked, Dictionary<string, long> Reasons, Dictionary<string, long> LeftOut);
