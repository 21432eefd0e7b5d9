using System.Buffers;
using System.IO.Compression;

namespace DataSynth.Parquet.Compression;

/// <summary>Brotli (RFC 7932) by the runtime's encoder and decoder.</summary>
internal sealed class BrotliCodec : IBlockCodec
{
    /// <summary>On JSON text, half the size of gzip at more than its speed; higher qualities cost much and gain little.</summary>
    public const int DefaultQuality = 4;

    private const string Name = "brotli";

    /// <summary>4 MiB, the encoder's own default: more than a page needs.</summary>
    private const int WindowBits = 22;

    private readonly int _quality;

    public BrotliCodec(int quality)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quality);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 11);
        _quality = quality;
    }

    public void Compress(ReadOnlySpan<byte> input, IBufferWriter<byte> output)
    {
        using var encoder = new BrotliEncoder(_quality, WindowBits);
        OperationStatus status;
        do
        {
            status = encoder.Compress(input, output.GetSpan(1 << 16), out var consumed, out var written, isFinalBlock: true);
            output.Advance(written);
            input = input[consumed..];
        }
        while (status == OperationStatus.DestinationTooSmall);
    }

    public void Decompress(ReadOnlySpan<byte> input, Span<byte> output)
    {
        var decoder = new BrotliDecoder();
        try
        {
            if (!Read(ref decoder, ref input, output, out var written))
                Probe(ref decoder, ref input, output.Length);
            else if (written != output.Length)
                throw CodecException.TooShort(Name, written, output.Length);
            ThrowIfTrailing(input);
        }
        finally
        {
            decoder.Dispose();
        }
    }

    public void Decompress(ReadOnlySpan<byte> input, int size, ref byte[] buffer)
    {
        var decoder = new BrotliDecoder();
        try
        {
            var filled = 0;
            while (filled < size)
            {
                GrowingBuffer.Ensure(ref buffer, filled, filled + 1, limit: size);
                var ended = Read(ref decoder, ref input, buffer.AsSpan(0, Math.Min(buffer.Length, size))[filled..], out var written);
                filled += written;
                if (!ended)
                    continue;
                if (filled != size)
                    throw CodecException.TooShort(Name, filled, size);
                ThrowIfTrailing(input);
                return;
            }

            Probe(ref decoder, ref input, size);
            ThrowIfTrailing(input);
        }
        finally
        {
            decoder.Dispose();
        }
    }

    /// <summary>Decodes until the room is full (false) or the stream has ended (true).</summary>
    private static bool Read(ref BrotliDecoder decoder, ref ReadOnlySpan<byte> input, scoped Span<byte> room, out int written)
    {
        var status = decoder.Decompress(input, room, out var consumed, out written);
        input = input[consumed..];
        return status switch
        {
            OperationStatus.Done => true,
            OperationStatus.DestinationTooSmall => false,
            OperationStatus.NeedMoreData => throw CodecException.Truncated(Name),
            _ => throw new CodecException("brotli: the stream is malformed"),
        };
    }

    /// <summary>All declared bytes have come: the stream must end without another one.</summary>
    private static void Probe(ref BrotliDecoder decoder, ref ReadOnlySpan<byte> input, int size)
    {
        Span<byte> one = stackalloc byte[1];
        if (!Read(ref decoder, ref input, one, out var written) || written > 0)
            throw CodecException.TooLong(Name, size);
    }

    private static void ThrowIfTrailing(ReadOnlySpan<byte> rest)
    {
        if (!rest.IsEmpty)
            throw CodecException.Trailing(Name, rest.Length);
    }
}
