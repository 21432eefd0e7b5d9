namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>The codes of literals for writing (RFC 8878 §4.2).</summary>
internal sealed class HuffmanEncodingTable
{
    private readonly byte[] _lengths = new byte[256];
    private readonly ushort[] _codes = new ushort[256];
    private readonly byte[] _description = new byte[1 + 128];
    private int _descriptionLength;

    /// <summary>The length of each symbol's code, 0 where it has none.</summary>
    public ReadOnlySpan<byte> Lengths => _lengths;

    /// <summary>Each symbol's code.</summary>
    public ReadOnlySpan<ushort> Codes => _codes;

    /// <summary>The tree's description; empty where the format cannot describe it.</summary>
    public ReadOnlySpan<byte> Description => _description.AsSpan(0, _descriptionLength);

    /// <summary>Builds the table for a histogram.</summary>
    /// <param name="histogram">How often each of the 256 symbols occurs; at least two do.</param>
    public void Build(ReadOnlySpan<int> histogram)
    {
        HuffmanLengths.Compute(histogram, HuffmanWeights.MaxWeight, _lengths);
        var maxBits = 0;
        var last = 0;
        Span<int> next = stackalloc int[HuffmanWeights.MaxWeight + 1];
        next.Clear();
        for (var symbol = 0; symbol < 256; symbol++)
        {
            if (_lengths[symbol] == 0)
                continue;
            next[_lengths[symbol]]++;
            maxBits = Math.Max(maxBits, _lengths[symbol]);
            last = symbol;
        }

        // The longest codes have the smallest values; the first code of each length follows the last of the next longer one.
        var code = 0;
        for (var bits = maxBits; bits > 0; bits--)
        {
            var count = next[bits];
            next[bits] = code;
            code = (code + count) >> 1;
        }

        Span<byte> weights = stackalloc byte[last];
        for (var symbol = 0; symbol <= last; symbol++)
        {
            var length = _lengths[symbol];
            if (symbol < last)
                weights[symbol] = (byte)(length == 0 ? 0 : maxBits + 1 - length);
            if (length > 0)
                _codes[symbol] = (ushort)next[length]++;
        }

        _descriptionLength = HuffmanDescription.Write(weights, _description);
    }

    /// <summary>How many bytes the coded symbols take.</summary>
    /// <param name="histogram">How often each symbol occurs.</param>
    /// <returns>The size, rounded up; <see cref="int.MaxValue"/> where a symbol has no code.</returns>
    public int Cost(ReadOnlySpan<int> histogram)
    {
        long bits = 0;
        for (var symbol = 0; symbol < 256; symbol++)
        {
            if (histogram[symbol] > 0 && _lengths[symbol] == 0)
                return int.MaxValue;
            bits += (long)histogram[symbol] * _lengths[symbol];
        }

        return (int)((bits + 7) >> 3);
    }
}
