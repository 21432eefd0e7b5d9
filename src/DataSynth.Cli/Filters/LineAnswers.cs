namespace DataSynth.Cli.Filters;

/// <summary>The answers to one chunk.</summary>
/// <param name="Output">One line for each line of the chunk. Whoever writes them releases them.</param>
/// <param name="InputBytes">The size of the chunk.</param>
/// <param name="Lines">How many lines there were.</param>
/// <param name="Malformed">How many of them were malformed.</param>
internal readonly record struct LineAnswers(PooledBytes Output, int InputBytes, long Lines, long Malformed);
