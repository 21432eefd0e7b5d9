namespace DataSynth.Datasets.Selection;

/// <summary>How much of the set some kind of pairs is to be, in proportion to the other weights. A pair belongs to the first that matches;
/// pairs that none matches are together of weight 1.</summary>
/// <param name="Filter">The kind.</param>
/// <param name="Weight">The weight, from 0.</param>
public sealed record PairWeight(PairFilter Filter, double Weight);
