namespace DataSynth.Datasets.Export;

/// <summary>One Parquet file of a data set.</summary>
/// <param name="Path">Relative to the data set's folder, with forward slashes.</param>
/// <param name="Split">Its split.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record ShardFile(string Path, string Split, long Rows, long Bytes, string Sha256)
{
    /// <summary>Bytes of uncompressed values after which a row group of a Parquet shard ends: a third of the writer's own choice, because
    /// dictionaries and finished pages of a row group stay in memory until it does.</summary>
    public const long RowGroupBytes = 32L * 1024 * 1024;
}
