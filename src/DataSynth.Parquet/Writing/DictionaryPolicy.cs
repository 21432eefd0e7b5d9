namespace DataSynth.Parquet.Writing;

/// <summary>
/// Judges whether a column's dictionary will pay off by the end of its row group. It does where distinct values take at most half of all
/// bytes. Early on, most values of a large but limited set are new, so the share seen so far misleads: the size of the set is estimated
/// from the number of repeats, as in the birthday problem, and the share at the end of the row group from that. A few repeats say
/// little, and a dictionary given up too early costs more than one kept a while longer: as many repeats are assumed as chance may have
/// withheld.
/// </summary>
/// <param name="options">Holds the largest size of a dictionary.</param>
internal sealed class DictionaryPolicy(ParquetWriterOptions options)
{
    // Below this size a dictionary is not judged: too little has been seen, and little is at stake.
    private const int FirstJudgement = 1 << 20;

    // Of draws out of a set, half are repeats once there are this many draws per member: (1 - e^-x) / x = 1/2.
    private const double DrawsPerMemberForHalf = 1.6;

    private long _nextJudgement = FirstJudgement;

    public void Reset() => _nextJudgement = FirstJudgement;

    /// <summary>Whether the dictionary should be given up now.</summary>
    /// <param name="dictionary">The dictionary so far.</param>
    /// <param name="values">Number of values so far.</param>
    /// <param name="plainBytes">What they would take as PLAIN.</param>
    /// <param name="growth">How many times as many values are expected in the end.</param>
    public bool IsLost(ByteDictionary dictionary, long values, long plainBytes, double growth)
    {
        var bytes = dictionary.Page.Length;
        if (bytes > options.DictionaryBytes || dictionary.Count > ByteDictionary.MaxCount)
            return true;
        if (bytes < _nextJudgement)
            return false;
        _nextJudgement = bytes * 2L;
        if (bytes * 2L <= plainBytes)
            return false;

        var repeats = LikelyAtMost(values - dictionary.Count);
        var members = (double)values * values / (2 * repeats);
        return values * growth < members * DrawsPerMemberForHalf || members * bytes / dictionary.Count > options.DictionaryBytes;
    }

    // The upper end of what a count may be the chance result of, with 95 % confidence (Poisson).
    private static double LikelyAtMost(long count) => count + 1 + (2 * Math.Sqrt(count + 1));
}
