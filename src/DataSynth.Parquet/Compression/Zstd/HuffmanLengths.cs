namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Lengths of Huffman codes for a histogram.</summary>
internal static class HuffmanLengths
{
    /// <summary>Computes the lengths.</summary>
    /// <param name="histogram">How often each of the 256 symbols occurs; at least two do, and the sum is below 2^24.</param>
    /// <param name="maxBits">The longest code allowed; 2^maxBits is at least the number of symbols that occur.</param>
    /// <param name="lengths">Filled with 256 lengths, 0 for symbols that do not occur.</param>
    public static void Compute(ReadOnlySpan<int> histogram, int maxBits, Span<byte> lengths)
    {
        Span<uint> sorted = stackalloc uint[256];
        var count = 0;
        for (var symbol = 0; symbol < 256; symbol++)
            if (histogram[symbol] > 0)
                sorted[count++] = ((uint)histogram[symbol] << 8) | (uint)symbol;
        sorted = sorted[..count];
        sorted.Sort();

        Span<int> depths = stackalloc int[count];
        for (var i = 0; i < count; i++)
            depths[i] = (int)(sorted[i] >> 8);
        ComputeDepths(depths);

        Span<int> codes = stackalloc int[maxBits + 1];
        codes.Clear();
        foreach (var depth in depths)
            codes[Math.Min(depth, maxBits)]++;
        Limit(codes);

        lengths.Clear();
        var next = 0;
        for (var bits = maxBits; bits > 0; bits--)
            for (var i = 0; i < codes[bits]; i++)
                lengths[(int)(sorted[next++] & 0xFF)] = (byte)bits;
    }

    /// <summary>Replaces ascending frequencies by the depths of their leaves, in place (Moffat and Katajainen, "In-place calculation
    /// of minimum-redundancy codes", 1995).</summary>
    private static void ComputeDepths(Span<int> nodes)
    {
        // First: inner nodes take the places of the leaves that they consume, and then hold their parent's index.
        var count = nodes.Length;
        var leaf = 0;
        var root = 0;
        for (var next = 0; next < count - 1; next++)
        {
            var weight = 0;
            for (var child = 0; child < 2; child++)
            {
                if (leaf >= count || (root < next && nodes[root] < nodes[leaf]))
                {
                    weight += nodes[root];
                    nodes[root++] = next;
                }
                else
                {
                    weight += nodes[leaf++];
                }
            }

            nodes[next] = weight;
        }

        // Second: from the root down, the depths of the inner nodes.
        nodes[count - 2] = 0;
        for (var next = count - 3; next >= 0; next--)
            nodes[next] = nodes[nodes[next]] + 1;

        // Third: what a level has room for and no inner node takes is leaves.
        var available = 1;
        root = count - 2;
        var target = count - 1;
        for (var depth = 0; available > 0; depth++)
        {
            var used = 0;
            while (root >= 0 && nodes[root] == depth)
            {
                used++;
                root--;
            }

            for (; available > used; available--)
                nodes[target--] = depth;
            available = 2 * used;
        }
    }

    /// <summary>Codes that were cut to the longest length take too much room: shorter ones give way until the code is complete.</summary>
    private static void Limit(Span<int> codes)
    {
        var maxBits = codes.Length - 1;
        var total = 0;
        for (var bits = 1; bits <= maxBits; bits++)
            total += codes[bits] << (maxBits - bits);
        for (; total > 1 << maxBits; total--)
        {
            codes[maxBits]--;
            var bits = maxBits - 1;
            while (codes[bits] == 0)
                bits--;
            codes[bits]--;
            codes[bits + 1] += 2;
        }
    }
}
