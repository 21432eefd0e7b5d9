namespace DataSynth.Parquet;

/// <summary>Resolution of times and timestamps (LogicalTypes.md, "Temporal Types").</summary>
public enum ParquetTimeUnit
{
    /// <summary>Thousandths of a second.</summary>
    Milliseconds = 1,

    /// <summary>Millionths of a second.</summary>
    Microseconds = 2,

    /// <summary>Thousand-millionths of a second.</summary>
    Nanoseconds = 3,
}
