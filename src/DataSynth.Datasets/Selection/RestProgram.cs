namespace DataSynth.Datasets.Selection;

/// <summary>
/// What can be taken of the pairs that no quota names. Its limits: those of the weights come first, then all pairs, those with a right call,
/// abstentions, and the caps with what quotas left of them.
/// </summary>
internal sealed class RestProgram
{
    private const double Half = 0.5;

    private readonly double? _share;
    private readonly long _taken;
    private readonly long _takenAbstentions;
    private readonly long[] _caps;
    private readonly Proportions _proportions;

    /// <summary>Begins.</summary>
    /// <param name="share">The share of abstentions of the whole set, in [0, 1]; null for as they come.</param>
    /// <param name="weights">Which weight a pair belongs to.</param>
    /// <param name="census">The pairs that there are.</param>
    /// <param name="caps">The limits that are no quotas.</param>
    /// <param name="taking">What quotas took.</param>
    public RestProgram(double? share, WeightTable weights, KindCensus census, IReadOnlyList<PairLimit> caps, Taking taking)
    {
        _caps = [.. caps.Select(cap => cap.Most - taking.Count(cap.Matches))];
        PairLimit[] reached = [.. caps.Where((_, cap) => _caps[cap] == 0)];
        Weights = weights.Weights.Count;
        Cells = new KindCells(
            census,
            kind => weights.Of(kind) is >= 0 and var weight && weights.Weights[weight] > 0 && !Array.Exists(reached, cap => cap.Matches(kind)),
            [.. Enumerable.Range(0, Weights).Select(weight => Unlimited(kind => weights.Of(kind) == weight)),
                Unlimited(static _ => true), Unlimited(static kind => !kind.IsAbstention), Unlimited(static kind => kind.IsAbstention), .. caps]);

        // Where one side has nothing and had nothing before, no size of the set would have the share.
        _taken = taking.Pairs.Sum();
        _takenAbstentions = taking.Count(static kind => kind.IsAbstention);
        var isTwoSided = _takenAbstentions + Cells.PairsOf(Abstentions) > 0 && _taken - _takenAbstentions + Cells.PairsOf(Calls) > 0;
        _share = share is 0 or 1 || isTwoSided ? share : null;
        _proportions = new Proportions([.. weights.Weights.Select((weight, group)
            => (weight, _share is null ? Cells.Has(group) : Cells.Has(group, Calls), _share is null ? Cells.Has(group) : Cells.Has(group, Abstentions)))]);
    }

    /// <summary>The kinds.</summary>
    public KindCells Cells { get; }

    /// <summary>How many of the limits are weights'; they are the first.</summary>
    public int Weights { get; }

    /// <summary>Pairs that there are.</summary>
    public long Pairs => Cells.PairsOf(All);

    private int All => Weights;

    private int Calls => Weights + 1;

    private int Abstentions => Weights + 2;

    /// <summary>Pairs that each limit allows in a set with so many of these pairs.</summary>
    public long[] Room(long pairs)
    {
        var (calls, abstentions) = Sides(pairs);
        return [.. Enumerable.Repeat(pairs, Weights), pairs, calls, abstentions, .. _caps];
    }

    /// <summary>Pairs of each limit's kinds that a set with so many of these pairs has.</summary>
    public double[] Needed(long pairs)
    {
        var (calls, abstentions) = Sides(pairs);
        return [.. new double[Weights], pairs, _share is null ? 0 : calls, _share is null ? 0 : abstentions, .. new double[_caps.Length]];
    }

    /// <summary>The parts of the weights in a set with so many of these pairs.</summary>
    public double[] Parts(long pairs) => _proportions.Of(_share is null ? Half : (double)Sides(pairs).Abstentions / Math.Max(1, pairs));

    /// <summary>Whether there is a set with so many of these pairs, and with the share of abstentions.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="parts">The parts of weights that it is to have; empty for any.</param>
    public bool IsPossible(long pairs, params double[] parts)
    {
        var needed = Needed(pairs);
        foreach (var (weight, part) in parts.Index())
            needed[weight] = part * pairs;
        return Cells.CanFill(Cells.Pairs, needed, Room(pairs));
    }

    /// <summary>The side of which there are too few for a set with so many of these pairs, true for abstentions; null where there are enough
    /// of each or the caps are in the way.</summary>
    public bool? ScarceSide(long pairs)
    {
        if (_share is null)
            return null;
        var needed = Needed(pairs);
        var room = Room(pairs);
        (needed[Calls], needed[Abstentions], room[Calls], room[Abstentions]) = (0, 0, pairs, pairs);
        if (!Cells.CanFill(Cells.Pairs, needed, room))
            return null;
        (needed[All], needed[Abstentions]) = (0, Sides(pairs).Abstentions);
        return !Cells.CanFill(Cells.Pairs, needed, room);
    }

    private (long Calls, long Abstentions) Sides(long pairs)
    {
        if (_share is not { } share)
            return (pairs, pairs);
        var abstentions = Math.Clamp((long)Math.Round(share * (_taken + pairs)) - _takenAbstentions, 0, pairs);
        return (pairs - abstentions, abstentions);
    }

    private static PairLimit Unlimited(Func<PairKind, bool> matches) => new("", matches, long.MaxValue);
}
