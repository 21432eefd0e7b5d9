using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Writes the description of a Huffman tree, the counterpart of <see cref="HuffmanWeights"/> (RFC 8878 §4.2.1).</summary>
internal static class HuffmanDescription
{
    private const int MostPlainWeights = 128;

    /// <summary>Writes the weights, plainly or compressed, whichever is shorter.</summary>
    /// <param name="weights">The weight of every symbol but the last; at least one.</param>
    /// <param name="output">At least 129 bytes.</param>
    /// <returns>How many bytes it takes; 0 where neither form can hold the weights.</returns>
    public static int Write(ReadOnlySpan<byte> weights, Span<byte> output)
    {
        Span<byte> compressed = stackalloc byte[256 + FseDescription.MaxLength + BitWriter.Slack];
        var length = Compress(weights, compressed);
        var plainLength = weights.Length <= MostPlainWeights ? (weights.Length + 1) / 2 : int.MaxValue;
        if (length is > 0 and < 128 && length <= plainLength)
        {
            output[0] = (byte)length;
            compressed[..length].CopyTo(output[1..]);
            return 1 + length;
        }

        if (weights.Length > MostPlainWeights)
            return 0;
        output[0] = (byte)(127 + weights.Length);
        for (var i = 0; i < weights.Length; i += 2)
            output[1 + i / 2] = (byte)((weights[i] << 4) | (i + 1 < weights.Length ? weights[i + 1] : 0));
        return 1 + plainLength;
    }

    /// <summary>Compresses with two states that take turns, from the last weight to the first. A single weight or a single value cannot
    /// be written so: the reader would not know where to stop.</summary>
    private static int Compress(ReadOnlySpan<byte> weights, Span<byte> output)
    {
        Span<int> histogram = stackalloc int[HuffmanWeights.MaxWeight + 1];
        histogram.Clear();
        foreach (var weight in weights)
            histogram[weight]++;
        var distinct = 0;
        var last = 0;
        for (var weight = 0; weight < histogram.Length; weight++)
        {
            if (histogram[weight] == 0)
                continue;
            distinct++;
            last = weight;
        }

        if (distinct < 2)
            return 0;
        var log = FseNormalizer.ChooseLog(weights.Length, distinct, HuffmanWeights.MaxFseLog);
        Span<short> counts = stackalloc short[last + 1];
        FseNormalizer.Normalize(histogram[..(last + 1)], weights.Length, log, counts);
        var head = FseDescription.Write(counts, log, output);

        var table = new FseEncodingTable(HuffmanWeights.MaxFseLog, last);
        table.Build(counts, log);
        var bits = new BitWriter(output[head..]);
        var index = weights.Length - 1;
        Span<int> states = [0, 0];
        states[index & 1] = table.First(weights[index]);
        index--;
        states[index & 1] = table.First(weights[index]);
        ref var tableStates = ref MemoryMarshal.GetReference(table.States);
        for (index--; index >= 0; index--)
        {
            FseEncodingTable.Encode(ref bits, ref tableStates, table.Symbols[weights[index]], ref states[index & 1]);
            bits.Flush();
        }

        table.Finish(ref bits, states[1]);
        table.Finish(ref bits, states[0]);
        bits.Flush();
        return head + bits.End();
    }
}
