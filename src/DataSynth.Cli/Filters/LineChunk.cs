namespace DataSynth.Cli.Filters;

/// <summary>Some whole lines of the input.</summary>
/// <param name="Lines">The lines with their line breaks; the last of a file may have none. Null for a line that is too long. Whoever
/// answers the chunk releases them.</param>
/// <param name="TooLong">The 1-based number of a line that was skipped because it is too long; null for ordinary lines.</param>
internal readonly record struct LineChunk(PooledBytes? Lines, long? TooLong);
