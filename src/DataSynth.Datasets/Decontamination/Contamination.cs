namespace DataSynth.Datasets.Decontamination;

/// <summary>A match between a task and a benchmark item.</summary>
/// <param name="Kind">How they match.</param>
/// <param name="File">The benchmark file's name without folders.</param>
/// <param name="Line">1-based line of the item, or row of a Parquet file.</param>
/// <param name="ItemId">The item's own id, or null.</param>
/// <param name="Share">Share of eight-word runs in common, in [0, 1]; 1 for the other kinds.</param>
public sealed record Contamination(MatchKind Kind, string File, long Line, string? ItemId, double Share);
