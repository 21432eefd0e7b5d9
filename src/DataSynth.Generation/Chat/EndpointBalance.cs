namespace DataSynth.Generation.Chat;

/// <summary>Chooses among the endpoints of one model: the one with the fewest requests under way, the first of equals.</summary>
/// <param name="count">Number of endpoints; at least 1.</param>
internal sealed class EndpointBalance(int count)
{
    private readonly Lock _lock = new();
    private readonly int[] _underWay = new int[count];

    /// <summary>Takes a place.</summary>
    /// <param name="avoid">An endpoint that has just failed and is only taken when there is no other; −1 for none.</param>
    /// <returns>The endpoint's index; give it back with <see cref="Release"/>.</returns>
    public int Take(int avoid)
    {
        lock (_lock)
        {
            var best = -1;
            for (var i = 0; i < _underWay.Length; i++)
            {
                if (i != avoid && (best < 0 || _underWay[i] < _underWay[best]))
                    best = i;
            }

            if (best < 0)
                best = avoid;
            _underWay[best]++;
            return best;
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <param name="endpoint">The endpoint's index.</param>
    public void Release(int endpoint)
    {
        lock (_lock)
            _underWay[endpoint]--;
    }
}
