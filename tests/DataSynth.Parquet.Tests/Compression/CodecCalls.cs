using System.Buffers;
using DataSynth.Parquet.Compression;

namespace DataSynth.Parquet.Tests.Compression;

internal static class CodecCalls
{
    public static byte[] CompressToArray(this IBlockCodec codec, ReadOnlySpan<byte> block)
    {
        var output = new ArrayBufferWriter<byte>();
        codec.Compress(block, output);
        return output.WrittenSpan.ToArray();
    }

    public static byte[] DecompressToArray(this IBlockCodec codec, ReadOnlySpan<byte> compressed, int size)
    {
        var output = new byte[size];
        codec.Decompress(compressed, output.AsSpan());
        return output;
    }

    public static byte[] DecompressGrowing(this IBlockCodec codec, ReadOnlySpan<byte> compressed, int size)
    {
        byte[] buffer = [];
        codec.Decompress(compressed, size, ref buffer);
        return buffer[..size];
    }
}
