namespace DataSynth.ToolCalling.Lines;

/// <summary>
/// Remembers what was made from the same bytes before: lines of one task repeat its tools and its right calls. Thread-safe and bounded:
/// each hash has one place, and what comes last has it.
/// </summary>
/// <typeparam name="T">What is made.</typeparam>
/// <param name="places">How many are remembered at most.</param>
public sealed class ByteKeyedCache<T>(int places)
    where T : class
{
    /// <summary>Longer keys are not worth their memory: reading them again costs less than the disk they come from.</summary>
    private const int MaxKeyLength = 32 * 1024;

    private readonly Entry?[] _entries = new Entry?[places];

    private sealed record Entry(byte[] Key, T Value);

    /// <summary>Looks up.</summary>
    /// <param name="key">The bytes.</param>
    /// <returns>Null when nothing is known of them.</returns>
    public T? Find(ReadOnlySpan<byte> key)
        => Volatile.Read(ref _entries[PlaceOf(key)]) is { } entry && key.SequenceEqual(entry.Key) ? entry.Value : null;

    /// <summary>Remembers.</summary>
    /// <param name="key">The bytes; copied.</param>
    /// <param name="value">What was made from them.</param>
    public void Add(ReadOnlySpan<byte> key, T value)
    {
        if (key.Length <= MaxKeyLength)
            Volatile.Write(ref _entries[PlaceOf(key)], new Entry(key.ToArray(), value));
    }

    private int PlaceOf(ReadOnlySpan<byte> key) => (int)(ByteKeys.Hash(key) % (uint)_entries.Length);
}
