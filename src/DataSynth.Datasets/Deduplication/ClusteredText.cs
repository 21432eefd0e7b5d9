namespace DataSynth.Datasets.Deduplication;

/// <summary>A text that others are nearly equal to, or of the same conversation.</summary>
/// <param name="Id">Whose text it is.</param>
/// <param name="Representative">The id that stands for its near-duplicates; its own where it has none.</param>
/// <param name="Side">The id that stands for all that must be on one side of a split: near-duplicates, those of the same conversation,
/// and what these connect.</param>
internal sealed record ClusteredText(string Id, string Representative, string Side);
