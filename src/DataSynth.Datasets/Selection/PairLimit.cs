namespace DataSynth.Datasets.Selection;

/// <summary>At most a number of the pairs of some kinds.</summary>
/// <param name="matches">The kinds.</param>
/// <param name="most">The number.</param>
internal sealed class PairLimit(Func<PairKind, bool> matches, long most)
{
    public long Most => most;

    public bool Matches(PairKind kind) => matches(kind);
}
