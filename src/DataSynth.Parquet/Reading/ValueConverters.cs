using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace DataSynth.Parquet.Reading;

/// <summary>Turns stored values into the objects that rows show.</summary>
internal static class ValueConverters
{
    private const long JulianDayOfEpoch = 2_440_588;
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>Makes the object of a stored value.</summary>
    public delegate object Converter(ReadOnlySpan<byte> value);

    /// <summary>The converter of a field's values.</summary>
    /// <param name="field">A primitive field.</param>
    /// <param name="options">How text is read.</param>
    public static Converter For(ParquetField field, ParquetReaderOptions options)
    {
        var logical = field.LogicalType;
        return field.PhysicalType switch
        {
            ParquetPhysicalType.Boolean => static value => value[0] == 0 ? False : True,
            ParquetPhysicalType.Int32 => Int32(logical),
            ParquetPhysicalType.Int64 => Int64(logical),
            ParquetPhysicalType.Int96 => static value => Int96(value),
            ParquetPhysicalType.Float => static value => BinaryPrimitives.ReadSingleLittleEndian(value),
            ParquetPhysicalType.Double => static value => BinaryPrimitives.ReadDoubleLittleEndian(value),
            _ when field.IsText || (logical is null && options.BinaryAsText && field.PhysicalType == ParquetPhysicalType.ByteArray) =>
                options.TextAsUtf8 ? Utf8 : static value => Encoding.UTF8.GetString(value),
            _ => Bytes(logical),
        };
    }

    private static Converter Int32(ParquetLogicalType? logical) => logical switch
    {
        { Kind: ParquetLogicalKind.Date } => static value => new ParquetDate(BinaryPrimitives.ReadInt32LittleEndian(value)),
        { Kind: ParquetLogicalKind.Time } time => value => Time(BinaryPrimitives.ReadInt32LittleEndian(value), time),
        { Kind: ParquetLogicalKind.Decimal } number => value => new ParquetDecimal(BinaryPrimitives.ReadInt32LittleEndian(value), number.Scale),
        { Kind: ParquetLogicalKind.Integer, IsSigned: false } => static value => BinaryPrimitives.ReadUInt32LittleEndian(value),
        _ => static value => BinaryPrimitives.ReadInt32LittleEndian(value),
    };

    private static Converter Int64(ParquetLogicalType? logical) => logical switch
    {
        { Kind: ParquetLogicalKind.Timestamp } time => value =>
            ParquetTimestamp.FromUnits(BinaryPrimitives.ReadInt64LittleEndian(value), time.Unit!.Value, time.IsAdjustedToUtc),
        { Kind: ParquetLogicalKind.Time } time => value => Time(BinaryPrimitives.ReadInt64LittleEndian(value), time),
        { Kind: ParquetLogicalKind.Decimal } number => value => new ParquetDecimal(BinaryPrimitives.ReadInt64LittleEndian(value), number.Scale),
        { Kind: ParquetLogicalKind.Integer, IsSigned: false } => static value => BinaryPrimitives.ReadUInt64LittleEndian(value),
        _ => static value => BinaryPrimitives.ReadInt64LittleEndian(value),
    };

    private static Converter Bytes(ParquetLogicalType? logical) => logical switch
    {
        { Kind: ParquetLogicalKind.Decimal } number => value => new ParquetDecimal(new BigInteger(value, isBigEndian: true), number.Scale),
        { Kind: ParquetLogicalKind.Uuid } => static value => new Guid(value, bigEndian: true),
        { Kind: ParquetLogicalKind.Float16 } => static value => BinaryPrimitives.ReadHalfLittleEndian(value),
        _ => static value => value.ToArray(),
    };

    private static byte[] Utf8(ReadOnlySpan<byte> value) =>
        System.Text.Unicode.Utf8.IsValid(value) ? value.ToArray() : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(value));

    private static ParquetTime Time(long units, ParquetLogicalType time)
    {
        var sinceMidnight = ParquetTimestamp.FromUnits(units, time.Unit!.Value, time.IsAdjustedToUtc);
        return new(sinceMidnight.UnixSeconds, sinceMidnight.Nanoseconds, sinceMidnight.IsUtc);
    }

    // Nanoseconds of the day, then the Julian day; no file says whether they are UTC, and Spark and Impala mean UTC.
    private static ParquetTimestamp Int96(ReadOnlySpan<byte> value)
    {
        var nanoseconds = BinaryPrimitives.ReadInt64LittleEndian(value);
        var days = BinaryPrimitives.ReadInt32LittleEndian(value[8..]) - JulianDayOfEpoch;
        var seconds = ParquetTimestamp.FloorDivide(nanoseconds, ParquetTimestamp.NanosecondsPerSecond);
        var rest = (int)ParquetTimestamp.FloorModulo(nanoseconds, ParquetTimestamp.NanosecondsPerSecond);
        return new ParquetTimestamp((days * ParquetDate.SecondsPerDay) + seconds, rest);
    }
}
