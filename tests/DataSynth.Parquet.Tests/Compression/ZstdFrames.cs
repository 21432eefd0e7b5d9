using DataSynth.Parquet.Compression.Zstd;

namespace DataSynth.Parquet.Tests.Compression;

/// <summary>Frames put together by hand.</summary>
internal static class ZstdFrames
{
    public static byte[] Magic => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>A frame that tells neither its content size nor a checksum, with the smallest window: 1 KiB.</summary>
    public static byte[] Small(params byte[][] blocks) => [.. Magic, 0, 0, .. SampleBlocks.Concat(blocks)];

    public static byte[] Raw(byte[] content, bool isLast = true) => [.. Head(0, content.Length, isLast), .. content];

    public static byte[] Run(byte value, int count, bool isLast = true) => [.. Head(1, count, isLast), value];

    /// <summary>A compressed block with literals as they are.</summary>
    public static byte[] Coded(byte[] literals, Sequence[] sequences, bool isLast = true)
    {
        var encoder = new SequencesEncoder();
        encoder.StartFrame();
        var section = new byte[100_000];
        var length = encoder.Write(sequences, section);
        return Coded([.. RawLiterals(literals), .. section[..length]], isLast);
    }

    public static byte[] Coded(byte[] body, bool isLast = true) => [.. Head(2, body.Length, isLast), .. body];

    public static byte[] RawLiterals(byte[] literals) =>
        [(byte)(0b1100 | (literals.Length << 4)), (byte)(literals.Length >> 4), (byte)(literals.Length >> 12), .. literals];

    public static byte[] Head(int type, int size, bool isLast)
    {
        var head = (size << 3) | (type << 1) | (isLast ? 1 : 0);
        return [(byte)head, (byte)(head >> 8), (byte)(head >> 16)];
    }
}
