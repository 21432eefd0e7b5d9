using System.Buffers.Binary;

namespace DataSynth.Parquet.Encodings;

/// <summary>DELTA_BINARY_PACKED integers as PLAIN bytes.</summary>
/// <param name="deltas">The integers.</param>
/// <param name="width">4 or 8 bytes.</param>
internal sealed class DeltaIntegerValues(DeltaDecoder deltas, int width) : PageValues
{
    private readonly byte[] _value = new byte[8];

    public override ReadOnlySpan<byte> Next()
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_value, deltas.Next());
        return _value.AsSpan(0, width);
    }
}
