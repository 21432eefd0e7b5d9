using DataSynth.Parquet;

namespace DataSynth.Cli.Inspection;

/// <summary>One stored column of a Parquet file, summed over its row groups.</summary>
/// <param name="Name">The dotted path.</param>
/// <param name="Type">Stored type and annotation.</param>
/// <param name="Codecs">The codecs that occur.</param>
/// <param name="Encodings">The encodings that occur.</param>
/// <param name="Values">Slots, nulls included.</param>
/// <param name="Nulls">Nulls; null where a row group does not say.</param>
/// <param name="StoredBytes">Bytes as stored.</param>
/// <param name="PlainBytes">Bytes before compression.</param>
/// <param name="HasDictionary">Whether every row group has a dictionary; null where only some do.</param>
/// <param name="Bounds">Least and greatest value.</param>
/// <param name="HasPageIndex">Whether every row group has both halves of the page index.</param>
/// <param name="HasChecksums">Whether every page carries a checksum.</param>
internal sealed record ColumnTotals(
    string Name,
    string Type,
    IReadOnlyList<string> Codecs,
    IReadOnlyList<string> Encodings,
    long Values,
    long? Nulls,
    long StoredBytes,
    long PlainBytes,
    bool? HasDictionary,
    ParquetColumnBounds Bounds,
    bool HasPageIndex,
    bool HasChecksums)
{
    /// <summary>Sums the chunks of one column.</summary>
    /// <param name="chunks">One chunk of each row group; at least one.</param>
    /// <param name="bounds">The column's bounds.</param>
    public static ColumnTotals Of(IReadOnlyList<ParquetColumnSummary> chunks, ParquetColumnBounds bounds) => new(
        chunks[0].Name,
        chunks[0].Type,
        [.. chunks.Select(chunk => chunk.Codec).Distinct()],
        [.. chunks.SelectMany(chunk => chunk.Encodings).Distinct()],
        chunks.Sum(chunk => chunk.ValueCount),
        chunks.All(chunk => chunk.NullCount is not null) ? chunks.Sum(chunk => chunk.NullCount) : null,
        chunks.Sum(chunk => chunk.StoredBytes),
        chunks.Sum(chunk => chunk.UncompressedBytes),
        chunks.All(chunk => chunk.HasDictionary) ? true : chunks.Any(chunk => chunk.HasDictionary) ? null : false,
        bounds,
        chunks.All(chunk => chunk is { HasColumnIndex: true, HasOffsetIndex: true }),
        chunks.All(chunk => chunk.HasChecksums));
}
