namespace DataSynth.Journal;

/// <summary>How many requests of one generator in the current plan failed for one reason.</summary>
/// <param name="Generator">Index of the generator in the plan's list.</param>
/// <param name="Reason">The kind of failure.</param>
/// <param name="Count">How many.</param>
public sealed record FailureCount(long Generator, string Reason, long Count);
