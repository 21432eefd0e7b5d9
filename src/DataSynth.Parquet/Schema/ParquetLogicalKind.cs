namespace DataSynth.Parquet;

/// <summary>What a field's stored values mean (LogicalTypes.md). The numbers are those of the format's <c>LogicalType</c> union.</summary>
public enum ParquetLogicalKind
{
    /// <summary>UTF-8 text.</summary>
    String = 1,

    /// <summary>Entries of key and value.</summary>
    Map = 2,

    /// <summary>Elements in order.</summary>
    List = 3,

    /// <summary>Text out of a set that the schema does not name.</summary>
    Enum = 4,

    /// <summary>An integer and a power of ten.</summary>
    Decimal = 5,

    /// <summary>Days since 1970-01-01.</summary>
    Date = 6,

    /// <summary>Time of day.</summary>
    Time = 7,

    /// <summary>Time since 1970-01-01.</summary>
    Timestamp = 8,

    /// <summary>An integer of a stated width, signed or not.</summary>
    Integer = 10,

    /// <summary>Every value is null.</summary>
    Null = 11,

    /// <summary>JSON text.</summary>
    Json = 12,

    /// <summary>A BSON document.</summary>
    Bson = 13,

    /// <summary>Sixteen bytes, big endian.</summary>
    Uuid = 14,

    /// <summary>IEEE 754 half precision in two bytes.</summary>
    Float16 = 15,

    /// <summary>Something this library does not know; values are read as they are stored.</summary>
    Unknown = 255,
}
