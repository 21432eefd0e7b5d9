using DataSynth.Datasets.Pairs;

namespace DataSynth.Cli.Configuration.Settings;

/// <summary>How the data set is written.</summary>
/// <param name="Directory">The data set folder; null for <c>output/NAME</c>.</param>
/// <param name="Profile">The name of the export profile.</param>
/// <param name="Splits">The splits in the order of the file; their shares sum to 1.</param>
/// <param name="ShardRows">The most rows of one file.</param>
/// <param name="ShardBytes">Bytes of one file's values, uncompressed, after which a new one begins.</param>
/// <param name="Compression"><c>none</c>, <c>snappy</c>, <c>gzip</c>, <c>brotli</c> or <c>zstd</c>.</param>
internal sealed record ExportSettings(
    string? Directory,
    string Profile,
    IReadOnlyList<SplitShare> Splits,
    long ShardRows,
    long ShardBytes,
    string Compression);
