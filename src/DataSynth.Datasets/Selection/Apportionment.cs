namespace DataSynth.Datasets.Selection;

/// <summary>
/// Gives pairs to groups in turn, so that at any moment the groups have what their weights say, to within a pair: the method of odd numbers
/// (Webster, Sainte-Laguë), which prefers neither large nor small groups.
/// </summary>
internal sealed class Apportionment
{
    private const int Calls = 0;
    private const int Abstentions = 1;

    private readonly Taking _taking;
    private readonly List<PairGroup> _open;

    /// <summary>Begins.</summary>
    /// <param name="taking">What is taken.</param>
    /// <param name="groups">The groups.</param>
    public Apportionment(Taking taking, IEnumerable<PairGroup> groups)
    {
        _taking = taking;
        Groups = [.. groups.Where(group => group.Weight > 0 && group.HasNext())];
        _open = [.. Groups];
    }

    /// <summary>The groups that can give something at the beginning.</summary>
    public IReadOnlyList<PairGroup> Groups { get; }

    /// <summary>How far a part is with its share: the part with the smallest number has the next turn.</summary>
    /// <param name="taken">What it has.</param>
    /// <param name="weight">Its weight; a part of weight 0 never has a turn.</param>
    public static double Turn(long taken, double weight) => weight > 0 ? (2 * taken + 1) / weight : double.PositiveInfinity;

    /// <summary>Takes as long as a group has pairs; what a group cannot give the others give.</summary>
    /// <param name="endsWithScarcest">Whether the end is where a group that has the turn has no more, so that proportions hold.</param>
    public void TakeByWeight(bool endsWithScarcest)
    {
        while (NextOf(endsWithScarcest) is { } group)
            group.Take(Calls);
    }

    /// <summary>Takes so that abstentions have their share of all that is taken, as long as the side that has the turn has pairs. The group
    /// that is furthest behind gives them, if it has such. Where one side has nothing at all, and had nothing before, the other is taken.</summary>
    /// <param name="share">The share, in [0, 1].</param>
    /// <param name="endsWithScarcest">As for <see cref="TakeByWeight"/>.</param>
    /// <returns>The side that had the turn and no more pairs, true for abstentions; null where that was not the end.</returns>
    public bool? TakeByShare(double share, bool endsWithScarcest)
    {
        share = Attainable(share);
        while (NextOf(endsWithScarcest) is not null)
        {
            var side = Turn(_taking.Abstentions, share) <= Turn(_taking.Count - _taking.Abstentions, 1 - share) ? Abstentions : Calls;
            if (_open.Where(group => group.HasNext(side)).MinBy(group => group.Turn) is not { } group)
                return side == Abstentions;
            group.Take(side);
        }

        return null;
    }

    private double Attainable(double share)
    {
        if (share is 0 or 1)
            return share;
        if (_taking.Abstentions == 0 && !_open.Exists(group => group.HasNext(Abstentions)))
            return 0;
        return _taking.Count == _taking.Abstentions && !_open.Exists(group => group.HasNext(Calls)) ? 1 : share;
    }

    private PairGroup? NextOf(bool endsWithScarcest)
    {
        while (_open.MinBy(group => group.Turn) is { } group)
        {
            if (group.HasNext())
                return group;
            if (endsWithScarcest)
                return null;
            _open.Remove(group);
        }

        return null;
    }
}
