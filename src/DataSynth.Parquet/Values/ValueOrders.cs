using System.Buffers.Binary;

namespace DataSynth.Parquet.Values;

/// <summary>Compares stored values.</summary>
internal static class ValueOrders
{
    public static ValueOrder Of(ParquetField field) => (field.PhysicalType, field.LogicalType?.Kind) switch
    {
        (ParquetPhysicalType.Boolean, _) => ValueOrder.Boolean,
        (ParquetPhysicalType.Int32, ParquetLogicalKind.Integer) when !field.LogicalType!.IsSigned => ValueOrder.UnsignedInt32,
        (ParquetPhysicalType.Int32, _) => ValueOrder.SignedInt32,
        (ParquetPhysicalType.Int64, ParquetLogicalKind.Integer) when !field.LogicalType!.IsSigned => ValueOrder.UnsignedInt64,
        (ParquetPhysicalType.Int64, _) => ValueOrder.SignedInt64,
        (ParquetPhysicalType.Float, _) => ValueOrder.Float,
        (ParquetPhysicalType.Double, _) => ValueOrder.Double,
        (ParquetPhysicalType.ByteArray or ParquetPhysicalType.FixedLengthByteArray, ParquetLogicalKind.Decimal) => ValueOrder.SignedBytes,
        (ParquetPhysicalType.FixedLengthByteArray, ParquetLogicalKind.Float16) => ValueOrder.None,
        (ParquetPhysicalType.ByteArray or ParquetPhysicalType.FixedLengthByteArray, ParquetLogicalKind.Unknown) => ValueOrder.None,
        (ParquetPhysicalType.ByteArray or ParquetPhysicalType.FixedLengthByteArray, _) => ValueOrder.Bytes,
        _ => ValueOrder.None,
    };

    /// <summary>Compares two stored values; neither is a NaN.</summary>
    public static int Compare(ValueOrder order, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => order switch
    {
        ValueOrder.Boolean => left[0].CompareTo(right[0]),
        ValueOrder.SignedInt32 => BinaryPrimitives.ReadInt32LittleEndian(left).CompareTo(BinaryPrimitives.ReadInt32LittleEndian(right)),
        ValueOrder.UnsignedInt32 => BinaryPrimitives.ReadUInt32LittleEndian(left).CompareTo(BinaryPrimitives.ReadUInt32LittleEndian(right)),
        ValueOrder.SignedInt64 => BinaryPrimitives.ReadInt64LittleEndian(left).CompareTo(BinaryPrimitives.ReadInt64LittleEndian(right)),
        ValueOrder.UnsignedInt64 => BinaryPrimitives.ReadUInt64LittleEndian(left).CompareTo(BinaryPrimitives.ReadUInt64LittleEndian(right)),
        ValueOrder.Float => BinaryPrimitives.ReadSingleLittleEndian(left).CompareTo(BinaryPrimitives.ReadSingleLittleEndian(right)),
        ValueOrder.Double => BinaryPrimitives.ReadDoubleLittleEndian(left).CompareTo(BinaryPrimitives.ReadDoubleLittleEndian(right)),
        ValueOrder.SignedBytes => CompareSigned(left, right),
        _ => left.SequenceCompareTo(right),
    };

    /// <summary>Whether a stored value is a NaN, which has no place in bounds.</summary>
    public static bool IsNotANumber(ValueOrder order, ReadOnlySpan<byte> value) => order switch
    {
        ValueOrder.Float => float.IsNaN(BinaryPrimitives.ReadSingleLittleEndian(value)),
        ValueOrder.Double => double.IsNaN(BinaryPrimitives.ReadDoubleLittleEndian(value)),
        _ => false,
    };

    // Both have the same length where this writer made them; a shorter one is filled up with its sign.
    private static int CompareSigned(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var length = Math.Max(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            var (a, b) = (At(left, i, length), At(right, i, length));
            var compared = i == 0 ? ((sbyte)a).CompareTo((sbyte)b) : a.CompareTo(b);
            if (compared != 0)
                return compared;
        }

        return 0;
    }

    private static byte At(ReadOnlySpan<byte> value, int index, int length)
    {
        var own = index - (length - value.Length);
        if (own >= 0)
            return value[own];
        return value.Length > 0 && value[0] >= 0x80 ? (byte)0xFF : (byte)0;
    }
}
