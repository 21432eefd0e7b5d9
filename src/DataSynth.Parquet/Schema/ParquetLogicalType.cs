namespace DataSynth.Parquet;

/// <summary>The annotation of a field: what its stored values mean (LogicalTypes.md).</summary>
/// <param name="Kind">Which annotation.</param>
public sealed record ParquetLogicalType(ParquetLogicalKind Kind)
{
    /// <summary>UTF-8 text.</summary>
    public static ParquetLogicalType String { get; } = new(ParquetLogicalKind.String);

    /// <summary>JSON text.</summary>
    public static ParquetLogicalType Json { get; } = new(ParquetLogicalKind.Json);

    /// <summary>Days since 1970-01-01.</summary>
    public static ParquetLogicalType Date { get; } = new(ParquetLogicalKind.Date);

    /// <summary>Sixteen bytes, big endian.</summary>
    public static ParquetLogicalType Uuid { get; } = new(ParquetLogicalKind.Uuid);

    /// <summary>Elements in order.</summary>
    public static ParquetLogicalType List { get; } = new(ParquetLogicalKind.List);

    /// <summary>Entries of key and value.</summary>
    public static ParquetLogicalType Map { get; } = new(ParquetLogicalKind.Map);

    /// <summary>Decimal digits in all; 0 unless <see cref="ParquetLogicalKind.Decimal"/>.</summary>
    public int Precision { get; init; }

    /// <summary>Decimal digits after the point; 0 unless <see cref="ParquetLogicalKind.Decimal"/>.</summary>
    public int Scale { get; init; }

    /// <summary>Resolution of a time or timestamp; null otherwise.</summary>
    public ParquetTimeUnit? Unit { get; init; }

    /// <summary>Whether a time or timestamp is an instant (true) or a reading of a local clock (false).</summary>
    public bool IsAdjustedToUtc { get; init; }

    /// <summary>8, 16, 32 or 64 for <see cref="ParquetLogicalKind.Integer"/>, otherwise 0.</summary>
    public int BitWidth { get; init; }

    /// <summary>Whether an integer has a sign.</summary>
    public bool IsSigned { get; init; }

    /// <summary>A decimal number.</summary>
    /// <param name="precision">Digits in all, from 1.</param>
    /// <param name="scale">Digits after the point, from 0 to <paramref name="precision"/>.</param>
    public static ParquetLogicalType Decimal(int precision, int scale) =>
        new(ParquetLogicalKind.Decimal) { Precision = precision, Scale = scale };

    /// <summary>A point in time.</summary>
    /// <param name="unit">Resolution.</param>
    /// <param name="isAdjustedToUtc">True for an instant, false for a reading of a local clock.</param>
    public static ParquetLogicalType Timestamp(ParquetTimeUnit unit, bool isAdjustedToUtc) =>
        new(ParquetLogicalKind.Timestamp) { Unit = unit, IsAdjustedToUtc = isAdjustedToUtc };

    /// <summary>A time of day.</summary>
    /// <param name="unit">Resolution.</param>
    /// <param name="isAdjustedToUtc">Whether it is in UTC.</param>
    public static ParquetLogicalType Time(ParquetTimeUnit unit, bool isAdjustedToUtc) =>
        new(ParquetLogicalKind.Time) { Unit = unit, IsAdjustedToUtc = isAdjustedToUtc };

    /// <summary>An integer of a stated width.</summary>
    /// <param name="bitWidth">8, 16, 32 or 64.</param>
    /// <param name="isSigned">Whether it has a sign.</param>
    public static ParquetLogicalType Integer(int bitWidth, bool isSigned) =>
        new(ParquetLogicalKind.Integer) { BitWidth = bitWidth, IsSigned = isSigned };

    /// <summary>The annotation as schema texts write it, for example <c>DECIMAL(9,2)</c>.</summary>
    public override string ToString() => Kind switch
    {
        ParquetLogicalKind.Decimal => $"DECIMAL({Precision},{Scale})",
        ParquetLogicalKind.Timestamp => $"TIMESTAMP({UnitName},{(IsAdjustedToUtc ? "UTC" : "local")})",
        ParquetLogicalKind.Time => $"TIME({UnitName},{(IsAdjustedToUtc ? "UTC" : "local")})",
        ParquetLogicalKind.Integer => $"INTEGER({BitWidth},{(IsSigned ? "signed" : "unsigned")})",
        _ => Kind.ToString().ToUpperInvariant(),
    };

    private string UnitName => Unit switch
    {
        ParquetTimeUnit.Milliseconds => "MILLIS",
        ParquetTimeUnit.Microseconds => "MICROS",
        _ => "NANOS",
    };
}
