namespace DataSynth.Parquet;

/// <summary>How many pages of a column chunk are of one kind and encoding (<c>PageEncodingStats</c>, parquet.thrift).</summary>
/// <param name="Kind">The kind of page.</param>
/// <param name="Encoding">The encoding of its values.</param>
/// <param name="Count">Number of pages.</param>
public sealed record ParquetPageEncodingCount(ParquetPageKind Kind, ParquetEncoding Encoding, int Count);
