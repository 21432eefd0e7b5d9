namespace DataSynth.Parquet.Writing;

/// <summary>What the page index says about one data page.</summary>
/// <param name="Offset">Byte offset of the page, from the chunk's first data page until the chunk is placed.</param>
/// <param name="Length">Bytes of head and body as stored.</param>
/// <param name="FirstRow">Number of the page's first row within the row group.</param>
/// <param name="NullCount">Slots without a value.</param>
/// <param name="IsNullPage">Whether the page has no value at all.</param>
/// <param name="Min">Lower bound; null for a null page and for a page without bounds.</param>
/// <param name="Max">Upper bound; null like <paramref name="Min"/>.</param>
internal sealed record PageEntry(long Offset, int Length, long FirstRow, long NullCount, bool IsNullPage, byte[]? Min, byte[]? Max);
