namespace DataSynth.Parquet;

/// <summary>What a file says about the values of a column chunk (<c>Statistics</c>, parquet.thrift). It is a claim: no reading checks it.</summary>
public sealed record ParquetStatistics
{
    /// <summary>Number of nulls; null where the file does not say.</summary>
    public long? NullCount { get; init; }

    /// <summary>Number of distinct values; null where the file does not say.</summary>
    public long? DistinctCount { get; init; }

    /// <summary>Lower bound as a stored value; null where there is none. Fields of the old order are not shown here.</summary>
    public ReadOnlyMemory<byte>? Min { get; init; }

    /// <summary>Upper bound as a stored value; null where there is none. Fields of the old order are not shown here.</summary>
    public ReadOnlyMemory<byte>? Max { get; init; }

    /// <summary>Whether <see cref="Min"/> is a value of the chunk; null where the file does not say.</summary>
    public bool? IsMinExact { get; init; }

    /// <summary>Whether <see cref="Max"/> is a value of the chunk; null where the file does not say.</summary>
    public bool? IsMaxExact { get; init; }
}
