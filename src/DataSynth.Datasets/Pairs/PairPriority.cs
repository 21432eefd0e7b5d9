using System.Globalization;
using DataSynth.Datasets.Keys;

namespace DataSynth.Datasets.Pairs;

/// <summary>Which pairs come first where not all are taken: the smallest numbers, which depend on the pair and the seed alone.</summary>
/// <param name="order">The order.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="purpose">Another purpose is another draw.</param>
internal sealed class PairPriority(PairOrder order, long seed, string purpose)
{
    private const int ScoreBits = 32;

    private readonly string _seed = seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of a pair: of equal orders uniform. Of the hardest, two pairs of one score have the same number once in four
    /// billion; where the second would be one too many it is taken all the same.</summary>
    /// <param name="uuid">The pair's id.</param>
    /// <param name="score">The unit score of its wrong side.</param>
    public ulong Of(string uuid, double score)
    {
        var draw = (ulong)(KeyHash.Of(purpose, _seed, uuid) >> 64);
        if (order == PairOrder.Uniform)
            return draw;
        var ease = (ulong)((1 - score) * uint.MaxValue);
        return (ease << ScoreBits) | (draw >> ScoreBits);
    }
}
