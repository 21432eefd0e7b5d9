namespace DataSynth.Datasets.Decontamination;

/// <summary>One item of a benchmark file.</summary>
/// <param name="File">The file's name without folders.</param>
/// <param name="Line">1-based line, or row of a Parquet file.</param>
/// <param name="Id">The item's own id, or null.</param>
/// <param name="Texts">What its user says: of each member that tells it, and of members that tell it together, the messages.</param>
/// <param name="Tools">Its tools, or null where it has none.</param>
internal sealed record BenchmarkItem(string File, long Line, string? Id, IReadOnlyList<IReadOnlyList<string>> Texts, string? Tools);
