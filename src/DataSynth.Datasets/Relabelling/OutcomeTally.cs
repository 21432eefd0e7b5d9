namespace DataSynth.Datasets.Relabelling;

/// <summary>How often one model's rows of one data set have one outcome.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Model">The model.</param>
/// <param name="Outcome">An error type, <c>correct</c> or <c>unlabelled</c>.</param>
/// <param name="Count">How many rows.</param>
public sealed record OutcomeTally(string Dataset, string Model, string Outcome, long Count);
