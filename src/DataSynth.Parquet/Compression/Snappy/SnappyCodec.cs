using System.Buffers;

namespace DataSynth.Parquet.Compression.Snappy;

/// <summary>Raw Snappy: a length and a list of literals and copies (google/snappy, format_description.txt).</summary>
internal sealed class SnappyCodec : IBlockCodec
{
    // Its table is for writing only.
    private SnappyEncoder? _encoder;

    public void Compress(ReadOnlySpan<byte> input, IBufferWriter<byte> output)
    {
        var room = output.GetSpan(SnappyEncoder.MaxCompressedLength(input.Length));
        _encoder ??= new SnappyEncoder();
        output.Advance(_encoder.Compress(input, room));
    }

    public void Decompress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        SnappyDecoder.ReadLength(ref input, output.Length);
        SnappyDecoder.Decompress(input, output);
    }

    public void Decompress(ReadOnlySpan<byte> input, int size, ref byte[] buffer)
    {
        SnappyDecoder.ReadLength(ref input, size);

        // Snappy expands 22-fold at most, so the input itself bounds what can be taken.
        if (size > (long)input.Length * SnappyDecoder.MostExpansion)
            throw CodecException.TooShort(SnappyDecoder.Name, (long)input.Length * SnappyDecoder.MostExpansion, size);
        GrowingBuffer.Ensure(ref buffer, kept: 0, needed: size, limit: size);
        SnappyDecoder.Decompress(input, buffer.AsSpan(0, size));
    }
}
