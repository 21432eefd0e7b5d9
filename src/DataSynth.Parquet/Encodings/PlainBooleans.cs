using System.Buffers;

namespace DataSynth.Parquet.Encodings;

/// <summary>PLAIN booleans: eight to a byte, lowest bit first (Encodings.md, "Plain").</summary>
internal static class PlainBooleans
{
    /// <summary>Packs booleans that come as a byte each.</summary>
    public static void Pack(ReadOnlySpan<byte> booleans, IBufferWriter<byte> output)
    {
        var bytes = (booleans.Length + 7) / 8;
        var target = output.GetSpan(bytes)[..bytes];
        target.Clear();
        for (var i = 0; i < booleans.Length; i++)
            target[i >> 3] |= (byte)(booleans[i] << (i & 7));
        output.Advance(bytes);
    }
}
