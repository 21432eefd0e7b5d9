namespace DataSynth.Datasets.Export;

/// <summary>How many rows a split has.</summary>
/// <param name="Split">Its name.</param>
/// <param name="Rows">Its rows in all shards.</param>
public sealed record SplitRows(string Split, long Rows);
