using DataSynth.Parquet.Reading;
using DataSynth.Parquet.Schema;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Metadata;

/// <summary>Reads <c>SchemaElement</c> (parquet.thrift); a logical type goes before the older converted type.</summary>
internal static class SchemaElementReader
{
    public static StoredSchemaElement Read(ref CompactReader input, ReadContext context)
    {
        int? type = null, repetition = null, children = null, converted = null;
        var (length, scale, precision) = (0, 0, 0);
        string? name = null;
        ParquetLogicalType? logical = null;
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: type = input.ReadI32(field); break;
                case 2: length = input.ReadI32(field); break;
                case 3: repetition = input.ReadI32(field); break;
                case 4: name = input.ReadText(field); break;
                case 5: children = input.ReadI32(field); break;
                case 6: converted = input.ReadI32(field); break;
                case 7: scale = input.ReadI32(field); break;
                case 8: precision = input.ReadI32(field); break;
                case 10: logical = ReadLogicalType(ref input, field, context); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        if (name is null)
            throw context.Malformed("a schema element without a name", "a name");
        if (type is < 0 or > (int)ParquetPhysicalType.FixedLengthByteArray)
            throw context.Malformed($"type {type} of {name}", "a physical type from 0 to 7");
        if (repetition is < 0 or > 2)
            throw context.Malformed($"repetition {repetition} of {name}", "0, 1 or 2");
        // Some writers give a group its type, or a column no children by the number 0.
        var isGroup = type is null || children is > 0;
        if (!isGroup && type == (int)ParquetPhysicalType.FixedLengthByteArray && length < 1)
            throw context.Malformed($"length {length} of {name}", "at least 1 byte per value");
        if (logical is null && converted is { } old)
            logical = ConvertedTypes.ToLogical(old, precision, scale);
        var node = new SchemaNode
        {
            Name = name,
            Repetition = (Repetition)(repetition ?? 0),
            Type = isGroup ? null : (ParquetPhysicalType)type!.Value,
            TypeLength = isGroup ? 0 : length,
            LogicalType = isGroup ? logical : Fitting(logical, (ParquetPhysicalType)type!.Value, length),
        };
        return new(node, isGroup ? children ?? 0 : null);
    }

    // An annotation that does not go with the stored type is shown as unknown, and the values are read as they are stored.
    private static ParquetLogicalType? Fitting(ParquetLogicalType? logical, ParquetPhysicalType type, int length)
    {
        var fits = logical?.Kind switch
        {
            null => true,
            ParquetLogicalKind.String or ParquetLogicalKind.Enum or ParquetLogicalKind.Json or ParquetLogicalKind.Bson =>
                type == ParquetPhysicalType.ByteArray,
            ParquetLogicalKind.Date => type == ParquetPhysicalType.Int32,
            ParquetLogicalKind.Time =>
                type == (logical.Unit == ParquetTimeUnit.Milliseconds ? ParquetPhysicalType.Int32 : ParquetPhysicalType.Int64),
            ParquetLogicalKind.Timestamp => type == ParquetPhysicalType.Int64,
            ParquetLogicalKind.Integer => type == (logical.BitWidth == 64 ? ParquetPhysicalType.Int64 : ParquetPhysicalType.Int32),
            ParquetLogicalKind.Uuid => type == ParquetPhysicalType.FixedLengthByteArray && length == 16,
            ParquetLogicalKind.Float16 => type == ParquetPhysicalType.FixedLengthByteArray && length == 2,
            ParquetLogicalKind.Decimal => logical.Scale is >= 0 and <= MaxDecimalScale
                && type is ParquetPhysicalType.Int32 or ParquetPhysicalType.Int64 or ParquetPhysicalType.ByteArray or ParquetPhysicalType.FixedLengthByteArray,
            ParquetLogicalKind.Null => true,
            _ => false,
        };
        return fits ? logical : new(ParquetLogicalKind.Unknown);
    }

    // Scales beyond this would let a few bytes print as megabytes of zeros.
    private const int MaxDecimalScale = 10_000;

    private static ParquetLogicalType ReadLogicalType(ref CompactReader input, CompactType type, ReadContext context)
    {
        Expect(type, context);
        var logical = new ParquetLogicalType(ParquetLogicalKind.Unknown);
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            var kind = Enum.IsDefined((ParquetLogicalKind)id) ? (ParquetLogicalKind)id : ParquetLogicalKind.Unknown;
            switch (kind)
            {
                case ParquetLogicalKind.Decimal: logical = ReadDecimal(ref input, field, context); break;
                case ParquetLogicalKind.Time or ParquetLogicalKind.Timestamp: logical = ReadTime(kind, ref input, field, context); break;
                case ParquetLogicalKind.Integer: logical = ReadInteger(ref input, field, context); break;
                default:
                    input.Skip(field);
                    logical = new(kind);
                    break;
            }
        }

        input.EndStruct();
        return logical;
    }

    private static ParquetLogicalType ReadDecimal(ref CompactReader input, CompactType type, ReadContext context)
    {
        Expect(type, context);
        var (scale, precision) = (0, 0);
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: scale = input.ReadI32(field); break;
                case 2: precision = input.ReadI32(field); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        return ParquetLogicalType.Decimal(precision, scale);
    }

    private static ParquetLogicalType ReadTime(ParquetLogicalKind kind, ref CompactReader input, CompactType type, ReadContext context)
    {
        Expect(type, context);
        var isUtc = false;
        short unit = 0;
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: isUtc = input.ReadBoolean(field); break;
                case 2: unit = ReadUnit(ref input, field, context); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        return unit is >= 1 and <= 3
            ? new(kind) { Unit = (ParquetTimeUnit)unit, IsAdjustedToUtc = isUtc }
            : new(ParquetLogicalKind.Unknown);
    }

    private static short ReadUnit(ref CompactReader input, CompactType type, ReadContext context)
    {
        Expect(type, context);
        short unit = 0;
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            unit = id;
            input.Skip(field);
        }

        input.EndStruct();
        return unit;
    }

    private static ParquetLogicalType ReadInteger(ref CompactReader input, CompactType type, ReadContext context)
    {
        Expect(type, context);
        var bits = 0;
        var isSigned = false;
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: bits = input.ReadByte(field); break;
                case 2: isSigned = input.ReadBoolean(field); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        return bits is 8 or 16 or 32 or 64 ? ParquetLogicalType.Integer(bits, isSigned) : new(ParquetLogicalKind.Unknown);
    }

    private static void Expect(CompactType type, ReadContext context)
    {
        if (type != CompactType.Struct)
            throw context.Malformed($"Thrift type {type}", "a struct");
    }
}
