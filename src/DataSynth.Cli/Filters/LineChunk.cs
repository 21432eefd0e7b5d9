namespace DataSynth.Cli.Filters;

/// <summary>Some whole lines of the input.</summary>
/// <param name="Bytes">The lines with their line breaks; the last of a file may have none. Empty for a line that is too long.</param>
/// <param name="TooLong">The 1-based number of a line that was skipped because it is too long; null for ordinary lines.</param>
internal readonly record struct LineChunk(ReadOnlyMemory<byte> Bytes, long? TooLong);
