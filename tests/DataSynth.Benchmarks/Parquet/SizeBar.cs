using DataSynth.Parquet;

namespace DataSynth.Benchmarks.Parquet;

/// <summary>A codec at a level, and what 200,000 rows may take with it.</summary>
/// <param name="Name">Name in the table, and of the anchor's codec.</param>
/// <param name="Codec">The codec.</param>
/// <param name="Level">Its level; null for its default.</param>
/// <param name="Megabytes">Largest size of the file.</param>
/// <param name="DuckDbMegabytes">What DuckDB took on the set for which the bars were set, which shows whether this set is like it; null
/// where DuckDB is not measured.</param>
/// <param name="Rounds">How often it is measured: three times where a bar of time is held against it.</param>
internal sealed record SizeBar(string Name, ParquetCompression Codec, int? Level, double Megabytes, double? DuckDbMegabytes, int Rounds = 1)
{
    public static IReadOnlyList<SizeBar> All { get; } =
    [
        new("none", ParquetCompression.None, null, 382, 695.8),
        new("snappy", ParquetCompression.Snappy, null, 175, 303.6),
        new("gzip", ParquetCompression.Gzip, null, 114, 181.8),
        new("brotli", ParquetCompression.Brotli, null, 77, null),
        new("zstd", ParquetCompression.Zstd, 3, 85, 80.9, Rounds: 3),
        new("zstd-9", ParquetCompression.Zstd, 9, 85, 69.0),
    ];
}
