namespace DataSynth.Datasets.Relabelling;

/// <summary>Rows whose labels changed in the same way.</summary>
/// <param name="Key">In which way.</param>
/// <param name="Count">How many.</param>
/// <param name="Examples">The first few of them.</param>
public sealed record FlipGroup(FlipKey Key, long Count, IReadOnlyList<FlipExample> Examples);
