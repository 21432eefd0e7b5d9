namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>The codes of literals, as a table over the next 11 bits (RFC 8878 §4.2).</summary>
internal sealed class HuffmanDecodingTable
{
    /// <summary>Shorter codes repeat, so that every table has the same size and lookups the same shift.</summary>
    public const int Log = HuffmanWeights.MaxWeight;

    private readonly HuffmanWeights _weights = new();

    // The symbol in the high byte, the length of its code in the low one.
    private readonly ushort[] _entries = new ushort[1 << Log];

    /// <summary>Whether a table was read since <see cref="Forget"/>.</summary>
    public bool IsReady { get; private set; }

    /// <summary>The symbol (high byte) and code length (low byte) for every value of the next 11 bits.</summary>
    public ReadOnlySpan<ushort> Entries => _entries;

    /// <summary>No table is valid beyond its frame.</summary>
    public void Forget() => IsReady = false;

    /// <summary>Reads a tree.</summary>
    /// <param name="input">The bytes; the tree's description stands at their beginning.</param>
    /// <returns>How many bytes the description takes.</returns>
    /// <exception cref="CodecException">The description is malformed.</exception>
    public int Read(ReadOnlySpan<byte> input)
    {
        Span<byte> weights = stackalloc byte[256];
        var length = _weights.Read(input, weights, out var count, out var maxBits);
        weights = weights[..count];

        // Codes are handed out by weight, then by symbol: the longest codes have the smallest values.
        Span<int> next = stackalloc int[HuffmanWeights.MaxWeight + 2];
        next.Clear();
        foreach (var weight in weights)
            next[weight + 1] += weight == 0 ? 0 : 1 << (weight - 1);
        for (var weight = 1; weight < next.Length; weight++)
            next[weight] += next[weight - 1];

        var repeat = Log - maxBits;
        for (var symbol = 0; symbol < weights.Length; symbol++)
        {
            int weight = weights[symbol];
            if (weight == 0)
                continue;
            var size = 1 << (weight - 1);
            var entry = (ushort)((symbol << 8) | (maxBits + 1 - weight));
            _entries.AsSpan(next[weight] << repeat, size << repeat).Fill(entry);
            next[weight] += size;
        }

        IsReady = true;
        return length;
    }
}
