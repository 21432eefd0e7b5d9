namespace DataSynth.Cli.Runs;

/// <summary>Whether a generator's prompts leave room for its replies.</summary>
/// <param name="Longest">Estimated tokens of the longest prompt.</param>
/// <param name="LongestTask">Its task.</param>
/// <param name="TooLong">Tasks whose prompt may be too long, each variant counted.</param>
internal readonly record struct FitCounts(int Longest, string LongestTask, long TooLong);
