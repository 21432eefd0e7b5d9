using System.Buffers.Binary;
using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Encodings;

/// <summary>PLAIN byte strings, each after its length in four bytes (Encodings.md, "Plain").</summary>
/// <param name="buffer">Holds the page.</param>
/// <param name="start">Where the values begin.</param>
/// <param name="end">First byte behind them.</param>
/// <param name="context">Names the place in errors.</param>
internal sealed class PlainByteArrayValues(byte[] buffer, int start, int end, ReadContext context) : PageValues
{
    private const int LengthBytes = 4;

    private int _position = start;

    public override ReadOnlySpan<byte> Next()
    {
        if (end - _position < LengthBytes)
            throw context.Malformed($"{end - _position} bytes left in the page", "a byte string after its length of 4 bytes");
        var length = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(_position));
        _position += LengthBytes;
        if (length < 0 || length > end - _position)
            throw context.Malformed($"a byte string of {length} bytes", $"at most the {end - _position} bytes left in the page");
        var value = buffer.AsSpan(_position, length);
        _position += length;
        return value;
    }
}
