namespace DataSynth.Cli.Filters;

/// <summary>What a filter has seen.</summary>
/// <param name="Lines">How many lines were answered.</param>
/// <param name="Malformed">How many of them were malformed.</param>
internal sealed record LineFilterReport(long Lines, long Malformed);
