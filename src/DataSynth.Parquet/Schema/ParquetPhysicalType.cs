namespace DataSynth.Parquet;

/// <summary>How a column's values are stored. The numbers are those of the format's <c>Type</c> (parquet.thrift).</summary>
public enum ParquetPhysicalType
{
    /// <summary>One bit.</summary>
    Boolean = 0,

    /// <summary>Four bytes, little endian.</summary>
    Int32 = 1,

    /// <summary>Eight bytes, little endian.</summary>
    Int64 = 2,

    /// <summary>Twelve bytes: nanoseconds of the day, then the Julian day; deprecated, read only.</summary>
    Int96 = 3,

    /// <summary>IEEE 754 single precision.</summary>
    Float = 4,

    /// <summary>IEEE 754 double precision.</summary>
    Double = 5,

    /// <summary>Bytes of any length.</summary>
    ByteArray = 6,

    /// <summary>Bytes of one length that the schema states.</summary>
    FixedLengthByteArray = 7,
}
