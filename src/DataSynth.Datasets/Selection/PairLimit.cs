namespace DataSynth.Datasets.Selection;

/// <summary>At most a number of the pairs of some kinds.</summary>
/// <param name="Name">What it is called in sentences.</param>
/// <param name="Matches">The kinds.</param>
/// <param name="Most">The number.</param>
internal sealed record PairLimit(string Name, Func<PairKind, bool> Matches, long Most);
