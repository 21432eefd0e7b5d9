namespace DataSynth.Datasets.Selection;

/// <summary>
/// Goes through the pairs in the order of their priorities and takes each that leaves every limit what is needed of its kinds. So kinds that
/// count for several limits do not take each other's places, and what is taken is as the order puts it wherever there is a choice.
/// </summary>
internal sealed class PairWalk
{
    /// <summary>Pairs looked at together: one question to the program while nothing stands in the way.</summary>
    private const int BlockPairs = 4096;

    private readonly KindCells _cells;
    private readonly Taking _taking;
    private readonly bool[] _isNeeded;
    private readonly bool[] _isClosed;
    private readonly long[] _spared;
    private readonly WalkState _state;

    private PairWalk(KindCells cells, long[] room, bool[] isNeeded, Taking taking)
    {
        _cells = cells;
        _taking = taking;
        _isNeeded = isNeeded;
        _isClosed = new bool[cells.Pairs.Count];
        _spared = new long[room.Length];
        _state = new WalkState([.. cells.Pairs], [.. room]);
        while (!CanFill(_state))
            NeedLess();
    }

    /// <summary>Takes pairs; those that were taken before are passed over.</summary>
    /// <param name="cells">The kinds.</param>
    /// <param name="targets">Pairs to take of each limit's kinds.</param>
    /// <param name="isNeeded">The limits of which all those are needed; of the others there may be fewer.</param>
    /// <param name="allowed">Pairs that each limit allows. Targets are rounded: once they are met, what is allowed is taken.</param>
    /// <param name="taking">What is taken.</param>
    /// <param name="keys">Priority in the upper, number of the kind in the lower 64 bits; ascending.</param>
    public static void Take(KindCells cells, long[] targets, bool[] isNeeded, long[] allowed, Taking taking, IEnumerable<UInt128> keys)
    {
        var first = new PairWalk(cells, targets, isNeeded, taking);
        first.Take(keys);
        long[] left = [.. allowed.Select((most, limit) => most - (targets[limit] - first._state.Room[limit] - first._spared[limit]))];
        new PairWalk(cells, left, new bool[targets.Length], taking).Take(keys);
    }

    private void Take(IEnumerable<UInt128> keys)
    {
        foreach (var block in keys.Where(key => CellOf(key) >= 0 && !_taking.Has(key)).Chunk(BlockPairs))
        {
            for (var first = 0; first < block.Length;)
                first += Take(block.AsSpan(first));
        }
    }

    /// <summary>Takes the longest run of pairs that can be taken together, and closes the cell of the pair behind it.</summary>
    /// <returns>Pairs that are done with.</returns>
    private int Take(ReadOnlySpan<UInt128> keys)
    {
        if (CanFollow(keys))
            return Follow(keys);
        var (good, bad) = (0, keys.Length);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            if (CanFollow(keys[..middle]))
                good = middle;
            else
                bad = middle;
        }

        Follow(keys[..good]);
        var cell = CellOf(keys[good]);
        _isClosed[cell] = true;
        _state.Left[cell] = 0;
        while (!CanFill(_state))
            NeedLess();
        return good + 1;
    }

    /// <summary>What half a pair would fill cannot be filled: the first limit that can spare one does, or else all of them.</summary>
    private void NeedLess()
    {
        int[] needy = [.. Enumerable.Range(0, _isNeeded.Length).Where(limit => _isNeeded[limit] && _state.Room[limit] > 0)];
        foreach (var limit in needy)
        {
            Spare(limit, 1);
            if (CanFill(_state))
                return;
            Spare(limit, -1);
        }

        foreach (var limit in needy)
            Spare(limit, 1);
    }

    private void Spare(int limit, int pairs)
    {
        _state.Room[limit] -= pairs;
        _spared[limit] += pairs;
    }

    private bool CanFollow(ReadOnlySpan<UInt128> keys)
    {
        var state = _state.Copy();
        foreach (var key in keys)
            Pass(state, key);
        return CanFill(state);
    }

    private bool CanFill(WalkState state) => _cells.CanFill(state.Left, [.. state.Room.Select((room, limit) => _isNeeded[limit] ? room : 0d)], state.Room);

    private int Follow(ReadOnlySpan<UInt128> keys)
    {
        foreach (var key in keys)
        {
            if (Pass(_state, key))
                _taking.Take(key);
        }

        return keys.Length;
    }

    /// <summary>Whether a pair is taken, as far as its limits say; it is behind us either way.</summary>
    private bool Pass(WalkState state, UInt128 key)
    {
        var cell = CellOf(key);
        if (_isClosed[cell])
            return false;
        state.Left[cell]--;
        foreach (var limit in _cells.LimitsOf(cell))
        {
            if (state.Room[limit] == 0)
                return false;
        }

        foreach (var limit in _cells.LimitsOf(cell))
            state.Room[limit]--;
        return true;
    }

    private int CellOf(UInt128 key) => _cells.Of((int)(ulong)key);
}
