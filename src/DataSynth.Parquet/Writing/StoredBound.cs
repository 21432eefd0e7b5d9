namespace DataSynth.Parquet.Writing;

/// <summary>A bound as it goes into the file.</summary>
/// <param name="Bytes">The bound.</param>
/// <param name="IsExact">Whether it is a value of the column and not a shortened stand-in.</param>
internal readonly record struct StoredBound(byte[] Bytes, bool IsExact);
