using System.Reflection;

namespace DataSynth.Parquet;

/// <summary>How a file is written. Equal rows and equal options give equal bytes.</summary>
public sealed record ParquetWriterOptions
{
    /// <summary>Codec of every page; default <see cref="ParquetCompression.Zstd"/>, the smallest that all common readers know.</summary>
    public ParquetCompression Compression { get; init; } = ParquetCompression.Zstd;

    /// <summary>How hard the codec tries; null (default) takes the codec's own default.</summary>
    public int? CompressionLevel { get; init; }

    /// <summary>A row group ends once its values, uncompressed and without a dictionary, take so many bytes; default 100,000,000.</summary>
    public long RowGroupBytes { get; init; } = 100_000_000;

    /// <summary>A row group ends at so many rows; default 1,000,000.</summary>
    public int RowGroupRows { get; init; } = 1_000_000;

    /// <summary>A page ends with the row that brings its encoded values to so many bytes; default 1 MiB.</summary>
    public int PageBytes { get; init; } = 1 << 20;

    /// <summary>A page ends at so many rows; default 20,000.</summary>
    public int PageRows { get; init; } = 20_000;

    /// <summary>Largest dictionary of a column chunk in bytes; default 64 MiB; 0 writes no dictionaries.</summary>
    public int DictionaryBytes { get; init; } = 64 << 20;

    /// <summary>Memory that writers with the same object here hand on to each other; null (default) is memory of the writer's own.</summary>
    public ParquetBuffers? Buffers { get; init; }

    /// <summary>Key-value pairs for the footer, in order; default none.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> KeyValues { get; init; } = [];

    /// <summary>Name of the writing program, in the form that readers parse: <c>NAME version X (build Y)</c>.</summary>
    public string CreatedBy { get; init; } = DefaultCreatedBy;

    // The build is fixed: a commit or a date would make equal rows give different files.
    private static string DefaultCreatedBy { get; } =
        $"DataSynth version {typeof(ParquetWriterOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion} (build release)";

    /// <summary>What is wrong with the options, or null.</summary>
    internal string? Problem()
    {
        if (RowGroupBytes < 1 || RowGroupRows < 1 || PageBytes < 1 || PageRows < 1)
            return $"{nameof(RowGroupBytes)}, {nameof(RowGroupRows)}, {nameof(PageBytes)} and {nameof(PageRows)} must be at least 1.";
        if (DictionaryBytes < 0)
            return $"{nameof(DictionaryBytes)} must be at least 0.";
        return Compression is ParquetCompression.Lz4 or ParquetCompression.Lz4Raw
            ? $"{Compression} is only read; write none, snappy, gzip, brotli or zstd."
            : null;
    }
}
