namespace DataSynth.ToolCalling.Lines;

/// <summary>
/// Remembers what was made from the same bytes before, for keys that come in runs and may come back much later. What is new is kept for
/// its run only; a key that has been seen before is kept for long. So a file whose tasks never return fills no heap with what nobody asks
/// for again, which costs a collector more than making it did, and one whose models come one after the other reads each task twice.
/// Thread-safe and bounded.
/// </summary>
/// <typeparam name="T">What is made.</typeparam>
internal sealed class ReturningCache<T>
    where T : class
{
    private const int RecentPlaces = 128;
    private const int ReturningPlaces = 2048;
    private const int SeenPlaces = 1 << 15;

    private readonly ByteKeyedCache<T> _recent = new(RecentPlaces);
    private readonly ByteKeyedCache<T> _returning = new(ReturningPlaces);
    private readonly uint[] _seen = new uint[SeenPlaces];

    /// <summary>Looks up.</summary>
    /// <param name="key">The bytes.</param>
    /// <returns>Null when nothing is known of them.</returns>
    public T? Find(ReadOnlySpan<byte> key) => _recent.Find(key) ?? _returning.Find(key);

    /// <summary>Remembers.</summary>
    /// <param name="key">The bytes; copied.</param>
    /// <param name="value">What was made from them.</param>
    public void Add(ReadOnlySpan<byte> key, T value)
    {
        _recent.Add(key, value);
        var hash = ByteKeys.Hash(key);
        // Two keys of one hash are taken for one: a value is then kept longer than it had to be.
        if (Interlocked.Exchange(ref _seen[hash % SeenPlaces], hash) == hash)
            _returning.Add(key, value);
    }
}
