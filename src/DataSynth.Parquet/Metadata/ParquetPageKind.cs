namespace DataSynth.Parquet;

/// <summary>Kinds of pages. The numbers are those of the format's <c>PageType</c>.</summary>
public enum ParquetPageKind
{
    /// <summary>Levels and values, compressed together.</summary>
    Data = 0,

    /// <summary>Never defined by the format.</summary>
    Index = 1,

    /// <summary>The distinct values of a chunk.</summary>
    Dictionary = 2,

    /// <summary>Levels uncompressed, values compressed or not.</summary>
    DataV2 = 3,
}
