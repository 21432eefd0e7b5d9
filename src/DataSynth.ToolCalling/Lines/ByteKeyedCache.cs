using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DataSynth.ToolCalling.Lines;

/// <summary>
/// Remembers what was made from the same bytes before: lines of one task repeat its tools and its right calls. Thread-safe and bounded;
/// full, it forgets everything and begins again, which keeps look-ups free of bookkeeping.
/// </summary>
/// <typeparam name="T">What is made.</typeparam>
/// <param name="maxBytes">Bytes of keys that are kept at most.</param>
internal sealed class ByteKeyedCache<T>(long maxBytes)
    where T : class
{
    private readonly ConcurrentDictionary<int, Entry> _entries = new();
    private long _bytes;

    private sealed record Entry(byte[] Key, T Value);

    /// <summary>Looks up.</summary>
    /// <param name="key">The bytes.</param>
    /// <returns>Null when nothing is known of them.</returns>
    public T? Find(ReadOnlySpan<byte> key)
        => _entries.TryGetValue(Hash(key), out var entry) && key.SequenceEqual(entry.Key) ? entry.Value : null;

    /// <summary>Remembers.</summary>
    /// <param name="key">The bytes; copied. A key longer than a quarter of the cache is not worth its place.</param>
    /// <param name="value">What was made from them.</param>
    public void Add(ReadOnlySpan<byte> key, T value)
    {
        if (key.Length > maxBytes / 4)
            return;
        if (Interlocked.Add(ref _bytes, key.Length) > maxBytes)
        {
            _entries.Clear();
            Interlocked.Exchange(ref _bytes, key.Length);
        }

        _entries[Hash(key)] = new Entry(key.ToArray(), value);
    }

    /// <summary>A hash of every other word. What collides only displaces each other, so that speed counts for more than spread.</summary>
    private static int Hash(ReadOnlySpan<byte> key)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        const int Stride = 2;
        var words = MemoryMarshal.Cast<byte, ulong>(key);
        var hash = (ulong)key.Length;
        for (var i = 0; i < words.Length; i += Stride)
            hash = (BitOperations.RotateLeft(hash, 29) ^ words[i]) * Prime;
        foreach (var last in key[(words.Length * sizeof(ulong))..])
            hash = (hash ^ last) * Prime;
        return (int)(hash >> 32);
    }
}
