using System.Buffers;

namespace DataSynth.Parquet.Compression.Lz4;

/// <summary>A bare LZ4 block, for reading.</summary>
internal sealed class Lz4RawCodec : IBlockCodec
{
    public void Compress(ReadOnlySpan<byte> input, IBufferWriter<byte> output) =>
        throw new NotSupportedException("LZ4 is read, but not written: take snappy for speed or zstd for size.");

    public void Decompress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var written = Lz4Block.Decompress(input, output, 0);
        if (written != output.Length)
            throw CodecException.TooShort(Lz4Block.Name, written, output.Length);
    }

    public void Decompress(ReadOnlySpan<byte> input, int size, ref byte[] buffer)
    {
        if (buffer.Length < size)
        {
            var found = Lz4Block.Measure(input) ?? throw CodecException.Truncated(Lz4Block.Name);
            if (found != size)
                throw CodecException.TooShort(Lz4Block.Name, found, size);
        }

        GrowingBuffer.Ensure(ref buffer, kept: 0, needed: size, limit: size);
        Decompress(input, buffer.AsSpan(0, size));
    }
}
