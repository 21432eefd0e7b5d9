namespace DataSynth.Datasets.Export;

/// <summary>How often something happened for the same reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How often.</param>
public sealed record ReasonCount(string Reason, long Count);
