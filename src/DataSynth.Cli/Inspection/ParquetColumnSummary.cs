using DataSynth.Parquet;

namespace DataSynth.Cli.Inspection;

/// <summary>One stored column of a Parquet file, summed over its row groups.</summary>
/// <param name="Name">The dotted path.</param>
/// <param name="Type">How values are stored.</param>
/// <param name="Codecs">The codecs that occur.</param>
/// <param name="Encodings">The encodings that occur.</param>
/// <param name="Values">Slots, nulls included.</param>
/// <param name="Nulls">Nulls; null where a row group does not say.</param>
/// <param name="StoredBytes">Bytes as stored.</param>
/// <param name="PlainBytes">Bytes before compression.</param>
/// <param name="HasPageIndex">Whether every row group has both halves of the page index.</param>
internal sealed record ParquetColumnSummary(
    string Name,
    ParquetPhysicalType Type,
    IReadOnlyList<string> Codecs,
    IReadOnlyList<string> Encodings,
    long Values,
    long? Nulls,
    long StoredBytes,
    long PlainBytes,
    bool HasPageIndex)
{
    /// <summary>Sums the chunks of one column.</summary>
    /// <param name="chunks">One chunk of each row group; at least one.</param>
    public static ParquetColumnSummary Of(IReadOnlyList<ParquetColumnChunk> chunks) => new(
        string.Join('.', chunks[0].Path),
        chunks[0].Type,
        [.. chunks.Select(CodecName).Distinct()],
        [.. chunks.SelectMany(chunk => chunk.Encodings).Distinct().Select(encoding => encoding.ToString())],
        chunks.Sum(chunk => chunk.ValueCount),
        chunks.All(chunk => chunk.Statistics?.NullCount is not null) ? chunks.Sum(chunk => chunk.Statistics!.NullCount) : null,
        chunks.Sum(chunk => chunk.CompressedBytes),
        chunks.Sum(chunk => chunk.UncompressedBytes),
        chunks.All(chunk => chunk is { ColumnIndex: not null, OffsetIndex: not null }));

    private static string CodecName(ParquetColumnChunk chunk)
        => chunk.Compression is { } known ? known.ToString().ToLowerInvariant() : $"codec {chunk.CodecNumber}";
}
