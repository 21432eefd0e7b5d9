using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Writing;

/// <summary>Turns the values of rows into the bytes that a column stores, without the length that goes before byte strings.</summary>
/// <param name="leaf">The column.</param>
internal sealed class ValueEncoder(LeafColumn leaf)
{
    // Up to here the longest possible encoding is reserved; beyond, counting first keeps a huge text from taking three times its size.
    private const int CountedFrom = 1 << 16;
    private const int BytesPerChar = 3;

    private readonly ParquetField _field = leaf.Field;
    private byte[] _scratch = new byte[Math.Max(64, leaf.Field.TypeLength)];

    /// <summary>The stored bytes of a value; valid until the next call.</summary>
    /// <exception cref="ParquetException">The value's type does not belong into the column, or the value does not fit.</exception>
    public ReadOnlySpan<byte> Encode(object value)
    {
        try
        {
            return leaf.Type switch
            {
                ParquetPhysicalType.Boolean => value is bool flag ? Bytes(flag) : throw Unfit(value, "bool"),
                ParquetPhysicalType.Int32 => Bytes(Int32(value)),
                ParquetPhysicalType.Int64 => Bytes(Int64(value)),
                ParquetPhysicalType.Float => value is float single ? Bytes(single) : throw Unfit(value, "float"),
                ParquetPhysicalType.Double => Bytes(value switch { double wide => wide, float narrow => narrow, _ => throw Unfit(value, "double") }),
                ParquetPhysicalType.ByteArray => ByteString(value),
                ParquetPhysicalType.FixedLengthByteArray => FixedBytes(value),
                _ => throw new ParquetException("INT96 is only read", null, null, leaf.Name, null),
            };
        }
        catch (OverflowException e)
        {
            throw new ParquetException($"found a value that does not fit: {e.Message}", null, null, leaf.Name, null, e);
        }
    }

    private int Int32(object value) => (_field.LogicalType?.Kind, value) switch
    {
        (ParquetLogicalKind.Date, ParquetDate date) => date.DaysSinceEpoch,
        (ParquetLogicalKind.Date, DateOnly date) => ParquetDate.From(date).DaysSinceEpoch,
        (ParquetLogicalKind.Time, _) => checked((int)TimeOfDay(value)),
        (ParquetLogicalKind.Decimal, _) => (int)Unscaled(value),
        (ParquetLogicalKind.Integer, _) => SmallInteger(value),
        (null or ParquetLogicalKind.Unknown or ParquetLogicalKind.Null, int number) => number,
        (null or ParquetLogicalKind.Unknown or ParquetLogicalKind.Null, short number) => number,
        _ => throw Unfit(value, "int or what the annotation asks for"),
    };

    private int SmallInteger(object value)
    {
        var (bits, signed) = (_field.LogicalType!.BitWidth, _field.LogicalType.IsSigned);
        long number = value switch
        {
            int wide => wide,
            uint wide => wide,
            short wide => wide,
            ushort wide => wide,
            sbyte narrow => narrow,
            byte narrow => narrow,
            _ => throw Unfit(value, "an integer of at most 32 bits"),
        };
        var (least, most) = signed ? (-(1L << (bits - 1)), (1L << (bits - 1)) - 1) : (0L, (1L << bits) - 1);
        if (number < least || number > most)
            throw new OverflowException($"{number} is not between {least} and {most}.");
        return unchecked((int)number);
    }

    private long Int64(object value) => (_field.LogicalType?.Kind, value) switch
    {
        (ParquetLogicalKind.Timestamp, _) => Timestamp(value).ToUnits(_field.LogicalType!.Unit!.Value),
        (ParquetLogicalKind.Time, _) => TimeOfDay(value),
        (ParquetLogicalKind.Decimal, _) => (long)Unscaled(value),
        (ParquetLogicalKind.Integer, ulong number) when !_field.LogicalType!.IsSigned => unchecked((long)number),
        (_, long number) => number,
        (_, int number) => number,
        _ => throw Unfit(value, "long or what the annotation asks for"),
    };

    private ParquetTimestamp Timestamp(object value) => value switch
    {
        ParquetTimestamp timestamp => timestamp,
        DateTimeOffset instant => ParquetTimestamp.From(instant),
        DateTime time => ParquetTimestamp.From(time),
        _ => throw Unfit(value, "ParquetTimestamp, DateTimeOffset or DateTime"),
    };

    private long TimeOfDay(object value)
    {
        var time = value switch
        {
            ParquetTime own => own,
            TimeOnly clock => ParquetTime.From(clock),
            _ => throw Unfit(value, "ParquetTime or TimeOnly"),
        };
        return new ParquetTimestamp(time.Seconds, time.Nanoseconds).ToUnits(_field.LogicalType!.Unit!.Value);
    }

    private BigInteger Unscaled(object value)
    {
        var number = value switch
        {
            ParquetDecimal own => own,
            decimal plain => ParquetDecimal.From(plain),
            _ => throw Unfit(value, "ParquetDecimal or decimal"),
        };
        return number.Rescale(_field.LogicalType!.Precision, _field.LogicalType.Scale);
    }

    private ReadOnlySpan<byte> ByteString(object value)
    {
        if (IsDecimal)
            return Unscaled(value).ToByteArray(isBigEndian: true);
        if (value is string text && _field.IsText)
            return Utf8(text);
        var bytes = value switch
        {
            byte[] array => array,
            ReadOnlyMemory<byte> memory => memory.Span,
            _ => throw Unfit(value, _field.IsText ? "string, or byte[] of UTF-8" : "byte[]"),
        };
        return _field.IsText && !System.Text.Unicode.Utf8.IsValid(bytes)
            ? throw new ParquetException("found bytes that are not UTF-8, expected text", null, null, leaf.Name, null)
            : bytes;
    }

    private ReadOnlySpan<byte> FixedBytes(object value)
    {
        if (IsDecimal)
            return SignExtended(Unscaled(value));
        if (value is Guid uuid && _field.LogicalType?.Kind == ParquetLogicalKind.Uuid)
        {
            uuid.TryWriteBytes(_scratch, bigEndian: true, out var written);
            return _scratch.AsSpan(0, written);
        }

        if (value is Half half && _field.LogicalType?.Kind == ParquetLogicalKind.Float16)
        {
            BinaryPrimitives.WriteHalfLittleEndian(_scratch, half);
            return _scratch.AsSpan(0, 2);
        }

        var bytes = value switch
        {
            byte[] array => array,
            ReadOnlyMemory<byte> memory => memory.Span,
            _ => throw Unfit(value, "byte[]"),
        };
        return bytes.Length == _field.TypeLength
            ? bytes
            : throw new OverflowException($"{bytes.Length} bytes where the column holds {_field.TypeLength}.");
    }

    private ReadOnlySpan<byte> SignExtended(BigInteger number)
    {
        var bytes = number.ToByteArray(isBigEndian: true);
        var target = _scratch.AsSpan(0, _field.TypeLength);
        target.Fill(number.Sign < 0 ? (byte)0xFF : (byte)0);
        bytes.CopyTo(target[(target.Length - bytes.Length)..]);
        return target;
    }

    private ReadOnlySpan<byte> Utf8(string text)
    {
        var needed = text.Length <= CountedFrom ? text.Length * BytesPerChar : Encoding.UTF8.GetByteCount(text);
        if (_scratch.Length < needed)
            _scratch = GC.AllocateUninitializedArray<byte>(needed);
        return _scratch.AsSpan(0, Encoding.UTF8.GetBytes(text, _scratch));
    }

    private ReadOnlySpan<byte> Bytes(bool value)
    {
        _scratch[0] = value ? (byte)1 : (byte)0;
        return _scratch.AsSpan(0, 1);
    }

    private ReadOnlySpan<byte> Bytes(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_scratch, value);
        return _scratch.AsSpan(0, 4);
    }

    private ReadOnlySpan<byte> Bytes(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_scratch, value);
        return _scratch.AsSpan(0, 8);
    }

    private ReadOnlySpan<byte> Bytes(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(_scratch, value);
        return _scratch.AsSpan(0, 4);
    }

    private ReadOnlySpan<byte> Bytes(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_scratch, value);
        return _scratch.AsSpan(0, 8);
    }

    private bool IsDecimal => _field.LogicalType?.Kind == ParquetLogicalKind.Decimal;

    private ParquetException Unfit(object value, string expected) =>
        new($"found a value of type {value.GetType().Name}, expected {expected}", null, null, leaf.Name, null);
}
