namespace DataSynth.Parquet.Metadata;

/// <summary>The older annotation <c>ConvertedType</c> (parquet.thrift), which readers before logical types know only.</summary>
internal static class ConvertedTypes
{
    /// <summary>The converted type of an annotation, or null where it has none.</summary>
    public static int? From(ParquetLogicalType logical) => logical.Kind switch
    {
        ParquetLogicalKind.String => 0,
        ParquetLogicalKind.Map => 1,
        ParquetLogicalKind.List => 3,
        ParquetLogicalKind.Enum => 4,
        ParquetLogicalKind.Decimal => 5,
        ParquetLogicalKind.Date => 6,
        ParquetLogicalKind.Time when logical.IsAdjustedToUtc && logical.Unit == ParquetTimeUnit.Milliseconds => 7,
        ParquetLogicalKind.Time when logical.IsAdjustedToUtc && logical.Unit == ParquetTimeUnit.Microseconds => 8,
        ParquetLogicalKind.Timestamp when logical.IsAdjustedToUtc && logical.Unit == ParquetTimeUnit.Milliseconds => 9,
        ParquetLogicalKind.Timestamp when logical.IsAdjustedToUtc && logical.Unit == ParquetTimeUnit.Microseconds => 10,
        ParquetLogicalKind.Integer => (logical.IsSigned ? 15 : 11) + WidthStep(logical.BitWidth),
        ParquetLogicalKind.Json => 19,
        ParquetLogicalKind.Bson => 20,
        _ => null,
    };

    /// <summary>The annotation that a converted type stands for; null for one that says nothing of its own.</summary>
    public static ParquetLogicalType? ToLogical(int converted, int precision, int scale) => converted switch
    {
        0 => ParquetLogicalType.String,
        1 or 2 => ParquetLogicalType.Map,
        3 => ParquetLogicalType.List,
        4 => new(ParquetLogicalKind.Enum),
        5 => ParquetLogicalType.Decimal(precision, scale),
        6 => ParquetLogicalType.Date,
        7 => ParquetLogicalType.Time(ParquetTimeUnit.Milliseconds, true),
        8 => ParquetLogicalType.Time(ParquetTimeUnit.Microseconds, true),
        9 => ParquetLogicalType.Timestamp(ParquetTimeUnit.Milliseconds, true),
        10 => ParquetLogicalType.Timestamp(ParquetTimeUnit.Microseconds, true),
        >= 11 and <= 14 => ParquetLogicalType.Integer(8 << (converted - 11), false),
        >= 15 and <= 18 => ParquetLogicalType.Integer(8 << (converted - 15), true),
        19 => ParquetLogicalType.Json,
        20 => new(ParquetLogicalKind.Bson),
        _ => new(ParquetLogicalKind.Unknown),
    };

    private static int WidthStep(int bitWidth) => int.Log2(bitWidth) - 3;
}
