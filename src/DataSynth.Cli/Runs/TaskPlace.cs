namespace DataSynth.Cli.Runs;

/// <summary>Where one variant of a task stands in one of several journals.</summary>
/// <param name="Run">The journal's number.</param>
/// <param name="First">Ordinal of its first request.</param>
/// <param name="Last">Ordinal of its last request.</param>
/// <param name="IsFirstPlain">Whether this is the first place that has the task as its source has it.</param>
internal readonly record struct TaskPlace(int Run, long First, long Last, bool IsFirstPlain)
{
    /// <summary>The number of the task's next place, or −1.</summary>
    public int Next { get; init; } = -1;
}
