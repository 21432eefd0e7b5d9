using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace DataSynth.Parquet.Compression;

/// <summary>Gzip (RFC 1952) over the runtime's deflate. Reads several members one after another, as the Parquet format allows.</summary>
internal sealed class GzipCodec : IBlockCodec
{
    /// <summary>One above zlib's own default: 1 % less for a quarter more time; higher levels hardly gain.</summary>
    public const int DefaultLevel = 7;

    private const string Name = "gzip";

    /// <summary>Checksum and length, behind each member.</summary>
    private const int TailLength = 8;

    /// <summary>The head is fixed, so that the bytes do not depend on the clock or the operating system: deflate, no flags, no time,
    /// system unknown.</summary>
    private static ReadOnlySpan<byte> Head => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255];

    private readonly ZLibCompressionOptions _options;
    private byte[] _input = [];

    public GzipCodec(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 9);
        _options = new ZLibCompressionOptions { CompressionLevel = level };
    }

    public void Compress(ReadOnlySpan<byte> input, IBufferWriter<byte> output)
    {
        output.Write(Head);
        using (var deflate = new DeflateStream(new BufferWriterStream(output), _options))
            deflate.Write(input);

        // Of nothing, the runtime makes nothing; the format wants an empty last block.
        if (input.IsEmpty)
            output.Write<byte>([3, 0]);

        var tail = output.GetSpan(TailLength);
        BinaryPrimitives.WriteUInt32LittleEndian(tail, Crc32.Compute(input));
        BinaryPrimitives.WriteUInt32LittleEndian(tail[4..], (uint)input.Length);
        output.Advance(TailLength);
    }

    public void Decompress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        using var inflate = Open(input);
        var filled = 0;
        while (filled < output.Length)
            filled += Read(inflate, output[filled..], filled, output.Length);
        ThrowIfMore(inflate, output.Length);
        CheckTail(input, output);
    }

    public void Decompress(ReadOnlySpan<byte> input, int size, ref byte[] buffer)
    {
        using var inflate = Open(input);
        var filled = 0;
        while (filled < size)
        {
            GrowingBuffer.Ensure(ref buffer, filled, filled + 1, limit: size);
            filled += Read(inflate, buffer.AsSpan(0, Math.Min(buffer.Length, size))[filled..], filled, size);
        }

        ThrowIfMore(inflate, size);
        CheckTail(input, buffer.AsSpan(0, size));
    }

    private GZipStream Open(ReadOnlySpan<byte> input)
    {
        // A stream cannot lie over a span; copying costs little beside inflating.
        if (_input.Length < input.Length)
            _input = GC.AllocateUninitializedArray<byte>(input.Length);
        input.CopyTo(_input);
        return new GZipStream(new MemoryStream(_input, 0, input.Length, writable: false), CompressionMode.Decompress);
    }

    private static int Read(GZipStream inflate, Span<byte> room, int filled, int size)
    {
        try
        {
            var count = inflate.Read(room);
            return count > 0 ? count : throw CodecException.TooShort(Name, filled, size);
        }
        catch (InvalidDataException e)
        {
            throw new CodecException($"gzip: the stream is malformed or cut off after {filled} of {size} bytes ({e.Message})", e);
        }
    }

    private static void ThrowIfMore(GZipStream inflate, int size)
    {
        Span<byte> one = stackalloc byte[1];
        try
        {
            if (inflate.Read(one) > 0)
                throw CodecException.TooLong(Name, size);
        }
        catch (InvalidDataException e)
        {
            throw new CodecException($"gzip: the stream is malformed or cut off after {size} of {size} bytes ({e.Message})", e);
        }
    }

    /// <summary>The runtime passes over a missing tail and over bytes behind it: the last eight bytes must be the length and the checksum
    /// of what the last member holds.</summary>
    private static void CheckTail(ReadOnlySpan<byte> input, ReadOnlySpan<byte> output)
    {
        if (input.Length < Head.Length + TailLength)
            throw CodecException.Truncated(Name);
        var tail = input[^TailLength..];
        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail[4..]);
        if (length > (uint)output.Length || Crc32.Compute(output[^(int)length..]) != BinaryPrimitives.ReadUInt32LittleEndian(tail))
            throw new CodecException("gzip: the block does not end with the checksum and length of its content");
    }
}
