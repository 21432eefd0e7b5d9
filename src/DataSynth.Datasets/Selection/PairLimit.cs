namespace DataSynth.Datasets.Selection;

/// <summary>At most a number of the pairs of some kinds, and how many of them have been taken.</summary>
/// <param name="matches">The kinds.</param>
/// <param name="most">The number.</param>
internal sealed class PairLimit(Func<PairKind, bool> matches, long most)
{
    /// <summary>Pairs taken that count towards it.</summary>
    public long Taken { get; private set; }

    /// <summary>Whether no more may be taken.</summary>
    public bool IsReached => Taken >= most;

    /// <summary>Whether a kind counts towards it.</summary>
    public bool Matches(PairKind kind) => matches(kind);

    /// <summary>Counts a pair.</summary>
    public void Count() => Taken++;
}
