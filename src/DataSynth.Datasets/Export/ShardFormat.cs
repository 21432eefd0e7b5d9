namespace DataSynth.Datasets.Export;

/// <summary>What files a data set's rows are written in.</summary>
public enum ShardFormat
{
    /// <summary>Parquet.</summary>
    Parquet,

    /// <summary>JSON Lines: one object a row, in UTF-8, uncompressed.</summary>
    JsonLines,
}
