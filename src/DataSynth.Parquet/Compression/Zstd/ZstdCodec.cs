using System.Buffers;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Zstandard (RFC 8878), both ways.</summary>
internal sealed class ZstdCodec : IBlockCodec
{
    /// <summary>The scale is that of the reference implementation, of which this encoder has two points.</summary>
    public const int DefaultLevel = 3;

    private const int LargestLevel = 22;

    private readonly int _level;

    // Each has buffers of its own, and most codecs only write or only read.
    private ZstdEncoder? _encoder;
    private ZstdDecoder? _decoder;

    public ZstdCodec(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, LargestLevel);
        _level = level;
    }

    public void Compress(ReadOnlySpan<byte> input, IBufferWriter<byte> output)
    {
        _encoder ??= new ZstdEncoder(_level <= DefaultLevel ? new FastMatchFinder() : new LazyMatchFinder());
        _encoder.Compress(input, output);
    }

    public void Decompress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var written = 0;
        var decoder = _decoder ??= new ZstdDecoder();
        decoder.Start(output.Length);
        while (decoder.Step(ref input, output, ref written))
        {
        }
    }

    public void Decompress(ReadOnlySpan<byte> input, int size, ref byte[] buffer)
    {
        var written = 0;
        var decoder = _decoder ??= new ZstdDecoder();
        decoder.Start(size);
        do
            GrowingBuffer.Ensure(ref buffer, written, (int)Math.Min(size, written + (long)FrameHeader.LargestBlock), limit: size);
        while (decoder.Step(ref input, buffer.AsSpan(0, Math.Min(buffer.Length, size)), ref written));
    }
}
