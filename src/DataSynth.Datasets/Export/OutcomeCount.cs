namespace DataSynth.Datasets.Export;

/// <summary>How often a model did the same thing on a data set.</summary>
/// <param name="Dataset">The data set's name.</param>
/// <param name="Model">The generator's name.</param>
/// <param name="Outcome">An error type, <c>correct</c> or <c>unlabelled</c>.</param>
/// <param name="Candidates">Candidates with that outcome.</param>
/// <param name="Pairs">Rows among them; null where rows are tasks and not answers.</param>
public sealed record OutcomeCount(string Dataset, string Model, string Outcome, long Candidates, long? Pairs);
