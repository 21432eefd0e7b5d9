using System.Numerics;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Datasets.Sources.Shuffling;

/// <summary>
/// A permutation of the numbers below a count that needs no memory: a Feistel network over the next even power of two, walked along its
/// cycle until it lands below the count (Black and Rogaway, CT-RSA 2002). Fixed for ever by count, seed and scope.
/// </summary>
internal sealed class SeededPermutation
{
    private const int Rounds = 6;

    private readonly long _count;
    private readonly int _halfBits;
    private readonly ulong[] _keys = new ulong[Rounds];

    /// <summary>A permutation.</summary>
    /// <param name="count">How many numbers; from 0.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="scope">What it is for.</param>
    public SeededPermutation(long count, long seed, params ReadOnlySpan<string> scope)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _count = count;
        _halfBits = Math.Max(1, (65 - BitOperations.LeadingZeroCount((ulong)Math.Max(0, count - 1))) / 2);
        var random = new SeededRandom(seed, scope);
        for (var i = 0; i < Rounds; i++)
            _keys[i] = random.NextUInt64();
    }

    /// <summary>Where a number goes.</summary>
    /// <param name="index">From 0 up to, but without, the count.</param>
    public long this[long index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _count);
            do
                index = Step(index);
            while (index >= _count);
            return index;
        }
    }

    private long Step(long value)
    {
        var mask = (1UL << _halfBits) - 1;
        var (left, right) = ((ulong)value >> _halfBits, (ulong)value & mask);
        foreach (var key in _keys)
            (left, right) = (right, left ^ (Mix(right ^ key) & mask));
        return (long)((left << _halfBits) | right);
    }

    /// <summary>The finalizer of SplitMix64.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
