namespace DataSynth.Parquet.Writing;

/// <summary>How the bounds of pages follow each other (<c>BoundaryOrder</c>, parquet.thrift).</summary>
internal enum BoundaryOrder
{
    Unordered = 0,
    Ascending = 1,
    Descending = 2,
}
