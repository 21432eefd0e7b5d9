using System.Buffers;

namespace DataSynth.Parquet.Compression;

/// <summary>Bytes as they are.</summary>
internal sealed class UncompressedCodec : IBlockCodec
{
    private const string Name = "uncompressed";

    public void Compress(ReadOnlySpan<byte> input, IBufferWriter<byte> output) => output.Write(input);

    public void Decompress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (input.Length != output.Length)
            throw CodecException.TooShort(Name, input.Length, output.Length);
        input.CopyTo(output);
    }

    public void Decompress(ReadOnlySpan<byte> input, int size, ref byte[] buffer)
    {
        if (input.Length != size)
            throw CodecException.TooShort(Name, input.Length, size);
        GrowingBuffer.Ensure(ref buffer, kept: 0, needed: size, limit: size);
        input.CopyTo(buffer);
    }
}
