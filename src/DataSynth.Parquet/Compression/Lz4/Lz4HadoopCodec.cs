using System.Buffers;
using System.Buffers.Binary;

namespace DataSynth.Parquet.Compression.Lz4;

/// <summary>
/// Parquet's deprecated LZ4, for reading. parquet-java wrote Hadoop's framing (for every block its uncompressed size, then pieces
/// with a compressed size each, all big-endian), parquet-cpp a bare block; nothing in the file tells which. The framing is tried first:
/// a bare block hardly ever happens to fit it.
/// </summary>
internal sealed class Lz4HadoopCodec : IBlockCodec
{
    private readonly Lz4RawCodec _raw = new();

    public void Compress(ReadOnlySpan<byte> input, IBufferWriter<byte> output) => _raw.Compress(input, output);

    public void Decompress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        if (!IsFramed(input, output.Length))
        {
            _raw.Decompress(input, output);
            return;
        }

        var written = 0;
        while (!input.IsEmpty)
        {
            var blockEnd = written + (int)ReadSize(ref input);
            while (written < blockEnd)
            {
                var size = (int)ReadSize(ref input);
                written = Lz4Block.Decompress(input[..size], output[..blockEnd], written);
                input = input[size..];
            }
        }
    }

    public void Decompress(ReadOnlySpan<byte> input, int size, ref byte[] buffer)
    {
        if (!IsFramed(input, size))
        {
            _raw.Decompress(input, size, ref buffer);
            return;
        }

        GrowingBuffer.Ensure(ref buffer, kept: 0, needed: size, limit: size);
        Decompress(input, buffer.AsSpan(0, size));
    }

    /// <summary>Whether all sizes of the framing agree with each other and with the expected size.</summary>
    private static bool IsFramed(ReadOnlySpan<byte> input, int size)
    {
        long missing = size;
        while (input.Length >= 4)
        {
            long blockSize = ReadSize(ref input);
            if (blockSize > missing)
                return false;
            missing -= blockSize;
            while (blockSize > 0)
            {
                if (input.Length < 4)
                    return false;
                var length = ReadSize(ref input);
                if (length > (uint)input.Length)
                    return false;
                if (Lz4Block.Measure(input[..(int)length]) is not { } found || found == 0 || found > blockSize)
                    return false;
                blockSize -= found;
                input = input[(int)length..];
            }
        }

        return input.IsEmpty && missing == 0;
    }

    private static uint ReadSize(ref ReadOnlySpan<byte> input)
    {
        var size = BinaryPrimitives.ReadUInt32BigEndian(input);
        input = input[4..];
        return size;
    }
}
