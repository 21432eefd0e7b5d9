namespace DataSynth.Parquet.Tests;

/// <summary>Which types random schemas hold; the number is how many kinds of primitives there are.</summary>
internal enum RandomTypes
{
    /// <summary>What every other reader shows without a loss.</summary>
    Plain = 10,

    /// <summary>Also maps, decimals, times and unsigned integers, which hyparquet shows as JavaScript's objects and numbers.</summary>
    Annotated = 16,

    /// <summary>Also UUIDs and nanoseconds, which not every reader keeps apart from bytes and microseconds.</summary>
    All = 18,
}
