namespace DataSynth.Datasets.Selection;

/// <summary>
/// Whether amounts can be found of which sums are to lie within ranges: a linear program without an objective, decided by the first phase of
/// the simplex method for bounded variables, with Bland's rule, which always ends (V. Chvátal, Linear Programming, chapters 3 and 8).
/// Amounts are real numbers, and ranges are met to within a millionth.
/// </summary>
internal sealed class RangeProgram
{
    private const double Tolerance = 1e-6;
    private const double Zero = 1e-9;
    private const int Shortfall = -1;

    private readonly double[][] _rows;
    private readonly double[] _values;
    private readonly int[] _basis;
    private readonly double[] _bounds;
    private readonly double[] _gains;
    private double _shortfall;

    private RangeProgram(IReadOnlyList<int[]> sums, double[] most, double[] least, double[] highest)
    {
        _bounds = [.. most, .. least.Zip(highest, static (low, high) => low > 0 ? high - low : double.PositiveInfinity)];
        _rows = new double[sums.Count][];
        _values = new double[sums.Count];
        _basis = new int[sums.Count];
        _gains = new double[_bounds.Length];
        for (var i = 0; i < sums.Count; i++)
        {
            // A sum that needs something is short of all of it; what it has beyond is a variable. One that needs nothing has room left.
            var needs = least[i] > 0;
            var row = _rows[i] = new double[_bounds.Length];
            foreach (var column in sums[i])
                row[column] = 1;
            row[most.Length + i] = needs ? -1 : 1;
            _basis[i] = needs ? Shortfall : most.Length + i;
            _values[i] = needs ? least[i] : highest[i];
            if (!needs)
                continue;
            _shortfall += least[i];
            for (var column = 0; column < row.Length; column++)
                _gains[column] += row[column];
        }
    }

    /// <summary>Whether amounts exist.</summary>
    /// <param name="sums">The columns whose amounts make each sum.</param>
    /// <param name="most">The largest amount of each column, from 0; the smallest is 0.</param>
    /// <param name="least">The smallest value of each sum, from 0.</param>
    /// <param name="highest">The largest value of each sum, from 0.</param>
    public static bool IsFeasible(IReadOnlyList<int[]> sums, double[] most, double[] least, double[] highest)
    {
        for (var i = 0; i < least.Length; i++)
        {
            if (least[i] > highest[i] + Tolerance)
                return false;
        }

        return new RangeProgram(sums, most, least, highest).Solve();
    }

    private bool Solve()
    {
        while (_shortfall > Tolerance)
        {
            var entering = Array.FindIndex(_gains, gain => gain > Zero);
            if (entering < 0)
                return false;
            Enter(entering);
        }

        return true;
    }

    /// <summary>Raises a variable until it or one that depends on it comes to a bound.</summary>
    private void Enter(int entering)
    {
        var (step, leaving) = (_bounds[entering], -1);
        for (var i = 0; i < _rows.Length; i++)
        {
            var rate = _rows[i][entering];
            var room = rate > Zero ? _values[i] / rate
                : rate < -Zero && _basis[i] != Shortfall ? (_bounds[_basis[i]] - _values[i]) / -rate
                : double.PositiveInfinity;
            if (room < step || (room == step && leaving >= 0 && room < double.PositiveInfinity && _basis[i] < _basis[leaving]))
                (step, leaving) = (Math.Max(0, room), i);
        }

        if (leaving < 0 && double.IsPositiveInfinity(step))
            _gains[entering] = 0; // What is left of a gain by rounding.
        else if (leaving < 0)
            Complement(entering);
        else
            Pivot(leaving, entering);
    }

    /// <summary>Puts a variable that came to its upper bound in terms of what it has left to it.</summary>
    private void Complement(int column)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            _values[i] -= _rows[i][column] * _bounds[column];
            _rows[i][column] = -_rows[i][column];
        }

        _shortfall -= _gains[column] * _bounds[column];
        _gains[column] = -_gains[column];
    }

    private void Pivot(int leaving, int entering)
    {
        var row = _rows[leaving];
        if (row[entering] < 0)
        {
            // What leaves does so at its upper bound.
            _values[leaving] = _bounds[_basis[leaving]] - _values[leaving];
            for (var column = 0; column < row.Length; column++)
                row[column] = -row[column];
            row[_basis[leaving]] = 1;
        }

        var scale = 1 / row[entering];
        for (var column = 0; column < row.Length; column++)
            row[column] *= scale;
        _values[leaving] *= scale;
        for (var i = 0; i < _rows.Length; i++)
        {
            if (i != leaving && _rows[i][entering] is var rate and not 0)
            {
                Subtract(row, rate, _rows[i]);
                _values[i] -= rate * _values[leaving];
            }
        }

        _shortfall -= _gains[entering] * _values[leaving];
        Subtract(row, _gains[entering], _gains);
        _basis[leaving] = entering;
    }

    private static void Subtract(double[] row, double times, double[] from)
    {
        for (var column = 0; column < row.Length; column++)
            from[column] -= times * row[column];
    }
}
