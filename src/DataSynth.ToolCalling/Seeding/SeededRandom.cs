using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DataSynth.ToolCalling.Seeding;

/// <summary>
/// A small random generator whose sequence is fixed for ever by its seed and scope, on every platform and .NET version (which
/// <see cref="Random"/> does not promise). SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) over a SHA-256 of the scope.
/// </summary>
/// <remarks>Not thread-safe: make one for each item, from the run's seed and the item's identity, so that neither order nor number of
/// workers changes what an item draws.</remarks>
public sealed class SeededRandom
{
    private const int MostOnStack = 512;

    private ulong _state;

    /// <summary>A generator for one purpose.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="scope">What it is for, such as a purpose, a task id and a sample index; every list of parts is its own stream.</param>
    public SeededRandom(long seed, params ReadOnlySpan<string> scope)
    {
        var most = sizeof(long);
        foreach (var part in scope)
            most += sizeof(long) + Encoding.UTF8.GetMaxByteCount(part.Length);

        // Hashed at one go: a hash that takes one part after the other costs several times as much for texts as short as these.
        var bytes = most <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[most];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, seed);
        var length = sizeof(long);
        foreach (var part in scope)
        {
            var written = Encoding.UTF8.GetBytes(part, bytes[(length + sizeof(long))..]);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[length..], written);
            length += sizeof(long) + written;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], digest);
        _state = BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A uniform integer from 0 up to, but without, a limit.</summary>
    /// <param name="limit">The limit, at least 1.</param>
    public int Next(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return (int)Math.BigMul(NextUInt64(), (ulong)limit, out _);
    }

    /// <summary>A uniform double in [0, 1) with 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>One element of a list, uniformly.</summary>
    /// <param name="items">The list; at least one element.</param>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    /// <param name="items">The elements.</param>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
