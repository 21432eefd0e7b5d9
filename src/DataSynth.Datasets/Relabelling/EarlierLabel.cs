namespace DataSynth.Datasets.Relabelling;

/// <summary>The label that the data came with.</summary>
/// <param name="Verdict"><c>correct</c>, <c>incorrect</c> or <c>unlabelled</c>.</param>
/// <param name="ErrorType">One of our names, the source's own word where it has no equal, or null where the source does not say.</param>
public sealed record EarlierLabel(string Verdict, string? ErrorType);
