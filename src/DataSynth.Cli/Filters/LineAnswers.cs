namespace DataSynth.Cli.Filters;

/// <summary>The answers to one chunk.</summary>
/// <param name="Bytes">One line for each line of the chunk.</param>
/// <param name="InputBytes">The size of the chunk.</param>
/// <param name="Lines">How many lines there were.</param>
/// <param name="Malformed">How many of them were malformed.</param>
internal readonly record struct LineAnswers(ReadOnlyMemory<byte> Bytes, int InputBytes, long Lines, long Malformed);
