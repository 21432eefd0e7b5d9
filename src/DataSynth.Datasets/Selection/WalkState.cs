namespace DataSynth.Datasets.Selection;

/// <summary>How far a walk is.</summary>
/// <param name="Left">Pairs of each cell ahead.</param>
/// <param name="Room">Pairs that each limit still allows.</param>
internal sealed record WalkState(long[] Left, long[] Room)
{
    /// <summary>A copy of its own.</summary>
    public WalkState Copy() => new([.. Left], [.. Room]);
}
