namespace DataSynth.Parquet.Values;

/// <summary>How stored values of a column are ordered for statistics (parquet.thrift, <c>ColumnOrder</c>: the type-defined orders).</summary>
internal enum ValueOrder
{
    /// <summary>No order is defined, so there are no bounds.</summary>
    None,

    Boolean,
    SignedInt32,
    UnsignedInt32,
    SignedInt64,
    UnsignedInt64,
    Float,
    Double,

    /// <summary>Byte by byte, unsigned.</summary>
    Bytes,

    /// <summary>Two's complement, big endian.</summary>
    SignedBytes,
}
