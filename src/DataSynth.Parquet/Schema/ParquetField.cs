namespace DataSynth.Parquet;

/// <summary>
/// A field of a schema as rows show it: a primitive, a struct, a list or a map. How a file lays it out in columns (two- or three-level
/// lists, old map annotations) does not show here. The factory methods make required fields unless told otherwise.
/// </summary>
public sealed class ParquetField
{
    internal ParquetField(string name, ParquetFieldKind kind, bool isNullable, IReadOnlyList<ParquetField> children)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Kind = kind;
        IsNullable = isNullable;
        Children = children;
    }

    /// <summary>The name within the schema or the struct around it.</summary>
    public string Name { get; }

    /// <summary>What the field holds.</summary>
    public ParquetFieldKind Kind { get; }

    /// <summary>Whether the field itself may be null; its members and elements have their own say.</summary>
    public bool IsNullable { get; }

    /// <summary>Members of a struct, the one element of a list, the one entry struct of a map; empty for a primitive.</summary>
    public IReadOnlyList<ParquetField> Children { get; }

    /// <summary>How values are stored; null unless the field is a primitive.</summary>
    public ParquetPhysicalType? PhysicalType { get; internal init; }

    /// <summary>What stored values mean; null where the file does not say.</summary>
    public ParquetLogicalType? LogicalType { get; internal init; }

    /// <summary>Bytes per value of <see cref="ParquetPhysicalType.FixedLengthByteArray"/>, otherwise 0.</summary>
    public int TypeLength { get; internal init; }

    /// <summary>Whether values are UTF-8 text.</summary>
    internal bool IsText => LogicalType?.Kind is ParquetLogicalKind.String or ParquetLogicalKind.Json or ParquetLogicalKind.Enum;

    /// <summary>True or false.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Boolean(string name, bool nullable = false) => Primitive(name, ParquetPhysicalType.Boolean, nullable);

    /// <summary>A signed integer of 32 bits.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Int32(string name, bool nullable = false) => Primitive(name, ParquetPhysicalType.Int32, nullable);

    /// <summary>A signed integer of 64 bits.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Int64(string name, bool nullable = false) => Primitive(name, ParquetPhysicalType.Int64, nullable);

    /// <summary>A number of single precision.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Float(string name, bool nullable = false) => Primitive(name, ParquetPhysicalType.Float, nullable);

    /// <summary>A number of double precision.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Double(string name, bool nullable = false) => Primitive(name, ParquetPhysicalType.Double, nullable);

    /// <summary>UTF-8 text. A lone surrogate, which UTF-8 cannot hold, is written as U+FFFD.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Text(string name, bool nullable = false) =>
        Primitive(name, ParquetPhysicalType.ByteArray, nullable, ParquetLogicalType.String);

    /// <summary>JSON text with the JSON annotation, which some readers do not know; <see cref="Text"/> is read by all.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Json(string name, bool nullable = false) =>
        Primitive(name, ParquetPhysicalType.ByteArray, nullable, ParquetLogicalType.Json);

    /// <summary>Bytes.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Binary(string name, bool nullable = false) => Primitive(name, ParquetPhysicalType.ByteArray, nullable);

    /// <summary>Bytes, always the same number of them.</summary>
    /// <param name="name">The name.</param>
    /// <param name="length">Bytes per value, from 1.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField FixedBinary(string name, int length, bool nullable = false) =>
        Primitive(name, ParquetPhysicalType.FixedLengthByteArray, nullable, null, length);

    /// <summary>A UUID in sixteen bytes; readers without the annotation show bytes.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Uuid(string name, bool nullable = false) =>
        Primitive(name, ParquetPhysicalType.FixedLengthByteArray, nullable, ParquetLogicalType.Uuid, 16);

    /// <summary>A day.</summary>
    /// <param name="name">The name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Date(string name, bool nullable = false) =>
        Primitive(name, ParquetPhysicalType.Int32, nullable, ParquetLogicalType.Date);

    /// <summary>A point in time.</summary>
    /// <param name="name">The name.</param>
    /// <param name="unit">Resolution.</param>
    /// <param name="isAdjustedToUtc">True for an instant, false for a reading of a local clock.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Timestamp(
        string name, ParquetTimeUnit unit = ParquetTimeUnit.Microseconds, bool isAdjustedToUtc = true, bool nullable = false) =>
        Primitive(name, ParquetPhysicalType.Int64, nullable, ParquetLogicalType.Timestamp(unit, isAdjustedToUtc));

    /// <summary>A time of day.</summary>
    /// <param name="name">The name.</param>
    /// <param name="unit">Resolution.</param>
    /// <param name="isAdjustedToUtc">Whether it is in UTC.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Time(
        string name, ParquetTimeUnit unit = ParquetTimeUnit.Microseconds, bool isAdjustedToUtc = true, bool nullable = false) =>
        Primitive(
            name,
            unit == ParquetTimeUnit.Milliseconds ? ParquetPhysicalType.Int32 : ParquetPhysicalType.Int64,
            nullable,
            ParquetLogicalType.Time(unit, isAdjustedToUtc));

    /// <summary>A decimal number, stored in the smallest of INT32, INT64 and bytes that holds its digits (LogicalTypes.md, "DECIMAL").</summary>
    /// <param name="name">The name.</param>
    /// <param name="precision">Digits in all, from 1 to 76.</param>
    /// <param name="scale">Digits after the point, from 0 to <paramref name="precision"/>.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Decimal(string name, int precision, int scale, bool nullable = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(precision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, 76);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, precision);
        var annotation = ParquetLogicalType.Decimal(precision, scale);
        return precision switch
        {
            <= 9 => Primitive(name, ParquetPhysicalType.Int32, nullable, annotation),
            <= 18 => Primitive(name, ParquetPhysicalType.Int64, nullable, annotation),
            _ => Primitive(name, ParquetPhysicalType.FixedLengthByteArray, nullable, annotation, ParquetDecimal.BytesFor(precision)),
        };
    }

    /// <summary>An integer of a stated width.</summary>
    /// <param name="name">The name.</param>
    /// <param name="bitWidth">8, 16, 32 or 64.</param>
    /// <param name="isSigned">Whether it has a sign.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public static ParquetField Integer(string name, int bitWidth, bool isSigned, bool nullable = false)
    {
        if (bitWidth is not (8 or 16 or 32 or 64))
            throw new ArgumentOutOfRangeException(nameof(bitWidth), bitWidth, "An integer has 8, 16, 32 or 64 bits.");
        var physical = bitWidth == 64 ? ParquetPhysicalType.Int64 : ParquetPhysicalType.Int32;
        return Primitive(name, physical, nullable, ParquetLogicalType.Integer(bitWidth, isSigned));
    }

    /// <summary>Named members. A row shows the struct as an <c>object?[]</c> in the order of <paramref name="fields"/>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="fields">The members, at least one.</param>
    /// <param name="nullable">Whether the struct itself may be null.</param>
    public static ParquetField Struct(string name, IReadOnlyList<ParquetField> fields, bool nullable = false)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0)
            throw new ArgumentException("A struct has at least one member: the format has no column to keep an empty one in.", nameof(fields));
        return new ParquetField(name, ParquetFieldKind.Struct, nullable, [.. fields]);
    }

    /// <summary>Elements in order, written as a three-level list. A row shows the list as an <c>IReadOnlyList&lt;object?&gt;</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="element">The element; it is written under the name <c>element</c> whatever its own name is.</param>
    /// <param name="nullable">Whether the list itself may be null.</param>
    public static ParquetField List(string name, ParquetField element, bool nullable = false)
    {
        ArgumentNullException.ThrowIfNull(element);
        return new ParquetField(name, ParquetFieldKind.List, nullable, [element]) { LogicalType = ParquetLogicalType.List };
    }

    /// <summary>Entries of key and value. A row shows the map as a list of <c>object?[]</c>, each key and value.</summary>
    /// <param name="name">The name.</param>
    /// <param name="key">The key, which may not be nullable.</param>
    /// <param name="value">The value.</param>
    /// <param name="nullable">Whether the map itself may be null.</param>
    public static ParquetField Map(string name, ParquetField key, ParquetField value, bool nullable = false)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (key.IsNullable)
            throw new ArgumentException("A map's key cannot be null (LogicalTypes.md, \"Maps\").", nameof(key));
        var entry = new ParquetField("key_value", ParquetFieldKind.Struct, isNullable: false, [key.Named("key"), value.Named("value")]);
        return new ParquetField(name, ParquetFieldKind.Map, nullable, [entry]) { LogicalType = ParquetLogicalType.Map };
    }

    /// <summary>The field under another name.</summary>
    /// <param name="name">The new name.</param>
    public ParquetField Named(string name) => name == Name ? this : Copy(name, Children);

    internal ParquetField With(IReadOnlyList<ParquetField> children) => Copy(Name, children);

    private ParquetField Copy(string name, IReadOnlyList<ParquetField> children) => new(name, Kind, IsNullable, children)
    {
        PhysicalType = PhysicalType,
        LogicalType = LogicalType,
        TypeLength = TypeLength,
    };

    private static ParquetField Primitive(
        string name, ParquetPhysicalType type, bool nullable, ParquetLogicalType? annotation = null, int length = 0)
    {
        if (type == ParquetPhysicalType.FixedLengthByteArray)
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return new(name, ParquetFieldKind.Primitive, nullable, []) { PhysicalType = type, LogicalType = annotation, TypeLength = length };
    }
}
