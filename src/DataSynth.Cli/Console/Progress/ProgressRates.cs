namespace DataSynth.Cli.Console.Progress;

/// <summary>How fast a run goes.</summary>
/// <param name="Now">Outcomes per second over the last half minute.</param>
/// <param name="Average">Outcomes per second since the start.</param>
/// <param name="TokensNow">Written tokens per second over the last half minute.</param>
/// <param name="Remaining">The time to the end at the present rate; null when it cannot be told.</param>
internal sealed record ProgressRates(double Now, double Average, double TokensNow, TimeSpan? Remaining);
