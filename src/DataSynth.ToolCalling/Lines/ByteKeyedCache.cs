using System.Collections.Concurrent;
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

    /// <summary>The hash of strings in .NET, seeded anew in each process, so that no input can be made to collide.</summary>
    private static int Hash(ReadOnlySpan<byte> key)
    {
        var text = MemoryMarshal.Cast<byte, char>(key);
        var last = key.Length % 2 == 1 ? key[^1] : 0;
        return (string.GetHashCode(text, StringComparison.Ordinal) * 31) + (last * 31) + key.Length;
    }
}
