namespace DataSynth.Datasets.Selection;

/// <summary>How many pairs of some kind are wanted: they are taken before others, not more are taken, and fewer are reported.</summary>
/// <param name="Filter">The kind.</param>
/// <param name="Pairs">The number, from 0.</param>
public sealed record PairQuota(PairFilter Filter, long Pairs);
