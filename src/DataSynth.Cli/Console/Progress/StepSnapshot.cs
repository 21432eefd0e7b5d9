namespace DataSynth.Cli.Console.Progress;

/// <summary>How far a step has come whose work is counted in tasks, such as a pass over a journal.</summary>
/// <param name="Done">Tasks behind it.</param>
/// <param name="Total">Tasks in all.</param>
/// <param name="Elapsed">Since the step began.</param>
internal sealed record StepSnapshot(long Done, long Total, TimeSpan Elapsed);
