namespace DataSynth.Datasets.Selection;

/// <summary>
/// Takes pairs that no quota names: as many as the limits and the share of abstentions allow, shared out by weight. Where no number of pairs
/// was asked for, proportions hold to the end: the set is as large as the largest that has them.
/// </summary>
internal sealed class RestChoice
{
    /// <summary>How much larger a set is looked at for what stands in its way: more than rounding makes.</summary>
    private const double Growth = 1.02;

    /// <summary>Sizes beyond the first that is not possible in which rounded numbers of abstentions may fit again.</summary>
    private const int Beyond = 24;

    private readonly WeightTable _weights;
    private readonly RestProgram _program;
    private readonly long _pairs;

    /// <summary>Decides how many are taken.</summary>
    /// <param name="weights">Which weight a pair belongs to.</param>
    /// <param name="program">What can be taken.</param>
    /// <param name="isProportional">Whether weights end the set.</param>
    public RestChoice(WeightTable weights, RestProgram program, bool isProportional)
    {
        (_weights, _program) = (weights, program);
        _pairs = Largest(pairs => program.IsPossible(pairs, isProportional ? program.Parts(pairs) : []), program.Pairs);
        Pairs = [.. Enumerable.Range(0, program.Weights).Select(program.Cells.PairsOf)];
        var isSideScarce = _pairs < program.Pairs && !program.IsPossible(_pairs + 1);
        ScarceSide = isSideScarce ? program.ScarceSide(_pairs + 1) : null;
        ScarceWeight = _pairs < program.Pairs && !isSideScarce ? FindScarceWeight() : null;
    }

    /// <summary>Pairs of each weight that may be taken; the weight behind the last is that of pairs that none names.</summary>
    public IReadOnlyList<long> Pairs { get; }

    /// <summary>The side whose want of pairs is the end of the set, true for abstentions; null where it is not.</summary>
    public bool? ScarceSide { get; }

    /// <summary>The weight of which there are too few pairs for a larger set in proportion; null where that is not the end.</summary>
    public int? ScarceWeight { get; }

    /// <summary>Takes them.</summary>
    /// <param name="taking">What is taken.</param>
    /// <param name="keys">Priority in the upper, number of the kind in the lower 64 bits; ascending.</param>
    public void Take(Taking taking, IEnumerable<UInt128> keys)
    {
        var room = _program.Room(_pairs);
        var needed = _program.Needed(_pairs);
        var smallest = Enumerable.Range(0, Pairs.Count).Where(weight => Pairs[weight] > 0).Select(weight => _weights.Weights[weight]).DefaultIfEmpty(1).Min();
        var targets = FairTargets.Of(_program.Cells, room, needed, [.. _weights.Weights.Select(weight => weight / smallest * _pairs)]);
        PairWalk.Take(
            _program.Cells,
            [.. targets, .. room.Skip(targets.Length)],
            [.. needed.Select((pairs, limit) => limit < targets.Length || pairs > 0)],
            room,
            taking,
            keys);
    }

    private static long Largest(Func<long, bool> isPossible, long most)
    {
        var (possible, tooMany) = (0L, most + 1);
        while (tooMany - possible > 1)
        {
            var middle = possible + (tooMany - possible) / 2;
            if (isPossible(middle))
                possible = middle;
            else
                tooMany = middle;
        }

        for (var pairs = Math.Min(most, possible + Beyond); pairs > possible; pairs--)
        {
            if (isPossible(pairs))
                return pairs;
        }

        return possible;
    }

    private int FindScarceWeight()
    {
        var more = (long)Math.Ceiling(Growth * (_pairs + 1));
        var parts = _program.Parts(more);
        int[] scarcest = [.. Enumerable.Range(0, parts.Length).Where(weight => parts[weight] > 0).OrderBy(weight => Pairs[weight] / parts[weight])];
        foreach (var weight in scarcest)
        {
            if (_program.IsPossible(more, [.. parts.Select((part, other) => other == weight ? 0 : part)]))
                return weight;
        }

        return scarcest[0];
    }
}
