namespace DataSynth.Datasets.Selection;

/// <summary>
/// How many pairs each of several wishes is to have where not all can be full: the share of the emptiest is as large as it can be, then that
/// of the next (max-min fairness). So wishes that can be full together are, and those that compete for places get less in proportion.
/// </summary>
internal sealed class FairTargets
{
    private const int Halvings = 48;
    /// <summary>Part of a pair by which a wish is raised to see whether it can be: more than rounding makes, and less than counts.</summary>
    private const double PartOfPair = 0.01;

    private readonly KindCells _cells;
    private readonly long[] _room;
    private readonly double[] _needed;
    private readonly double[] _wishes;
    private readonly double[] _most;
    private readonly double[] _shares;
    private readonly bool[] _isSettled;

    private FairTargets(KindCells cells, long[] room, double[] needed, double[] wishes)
    {
        (_cells, _room, _needed, _wishes) = (cells, room, needed, wishes);
        _most = [.. wishes.Select((wish, i) => Math.Min(wish, Math.Min(room[i], cells.PairsOf(i))))];
        _shares = new double[wishes.Length];
        _isSettled = [.. _most.Select(static most => most <= 0)];
    }

    /// <summary>The number of each wish, from 0 to what was asked for.</summary>
    /// <param name="cells">The kinds; the first limits are those of the wishes.</param>
    /// <param name="room">Pairs that each limit allows.</param>
    /// <param name="needed">Pairs of each limit's kinds that there are to be in any case; they can be had.</param>
    /// <param name="wishes">Pairs asked for of each wish; may be fractions.</param>
    public static long[] Of(KindCells cells, long[] room, double[] needed, double[] wishes)
    {
        var targets = new FairTargets(cells, room, needed, wishes);
        for (var level = 0d; Array.Exists(targets._isSettled, static settled => !settled);)
            level = targets.Settle(level);
        return targets.Whole();
    }

    /// <summary>Raises all that are not settled together as far as it goes, and settles those that can go no further.</summary>
    private double Settle(double level)
    {
        var (reached, beyond) = (level, 1d);
        if (CanHave(At(1)))
            reached = 1;
        for (var i = 0; i < Halvings && reached < 1; i++)
        {
            var middle = (reached + beyond) / 2;
            if (CanHave(At(middle)))
                reached = middle;
            else
                beyond = middle;
        }

        int[] open = [.. Enumerable.Range(0, _shares.Length).Where(wish => !_isSettled[wish])];
        var here = At(reached);
        int[] stuck = reached < 1 ? [.. open.Where(wish => here[wish] + PartOfPair > _most[wish] || !CanHave(WithMore(here, wish, PartOfPair)))] : open;
        foreach (var wish in open)
            _shares[wish] = reached;
        foreach (var wish in stuck.Length > 0 ? stuck : open)
            _isSettled[wish] = true;
        return reached;
    }

    /// <summary>Rounds down, and up again where that can be had: first what lost most.</summary>
    private long[] Whole()
    {
        double[] exact = At(1);
        double[] whole = [.. exact.Select(static pairs => Math.Floor(pairs + PartOfPair))];
        foreach (var wish in Enumerable.Range(0, whole.Length).Where(wish => whole[wish] + 1 <= _most[wish]).OrderByDescending(wish => exact[wish] - whole[wish]))
        {
            if (CanHave(WithMore(whole, wish, 1)))
                whole[wish]++;
        }

        return [.. whole.Select(static pairs => (long)pairs)];
    }

    private double[] At(double level) => [.. _shares.Select((share, wish) => Math.Min(_most[wish], (_isSettled[wish] ? share : level) * _wishes[wish]))];

    private static double[] WithMore(double[] pairs, int wish, double more)
    {
        double[] changed = [.. pairs];
        changed[wish] += more;
        return changed;
    }

    private bool CanHave(double[] pairs) => _cells.CanFill(_cells.Pairs, [.. pairs, .. _needed.Skip(pairs.Length)], _room);
}
