using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>What a data set is to be: everything that shapes its bytes, and where they go.</summary>
public sealed record ExportOptions
{
    /// <summary>The data set's name, for its card.</summary>
    public required string Name { get; init; }

    /// <summary>The data set's folder. It is replaced as a whole when the set is complete; until then it is not touched.</summary>
    public required string Directory { get; init; }

    /// <summary>Where unfinished files lie; on the same file system as <see cref="Directory"/>. Its subfolder <c>dataset</c> is deleted
    /// and written anew.</summary>
    public required string ScratchDirectory { get; init; }

    /// <summary>The columns; default <c>toolrm</c>.</summary>
    public ExportProfile Profile { get; init; } = ExportProfiles.All[0];

    /// <summary>The splits in the order in which they share out the tasks; default 0.98 train and 0.02 validation.</summary>
    public IReadOnlyList<SplitShare> Splits { get; init; } = [new("train", 0.98), new("validation", 0.02)];

    /// <summary>Rows of one shard at most; default 100,000.</summary>
    public int ShardRows { get; init; } = 100_000;

    /// <summary>Bytes of a shard's values, uncompressed, after which no further row goes into it; default 500,000,000, the limit that
    /// Hugging Face's <c>datasets</c> keeps.</summary>
    public long ShardBytes { get; init; } = 500_000_000;

    /// <summary>How pages are compressed; default zstd, the smallest that pyarrow, DuckDB, Polars and Spark all read.</summary>
    public ParquetCompression Compression { get; init; } = ParquetCompression.Zstd;

    /// <summary>The run's seed, for splits and selection; default 0.</summary>
    public long Seed { get; init; }

    /// <summary>How candidates become pairs.</summary>
    public PairSettings Pairs { get; init; } = new();

    /// <summary>What is taken of all pairs; default everything.</summary>
    public SelectionSettings Selection { get; init; } = new();

    /// <summary>Memory for keys, in bytes; beyond it they lie in scratch files. Default 128 MiB.</summary>
    public long KeyMemoryBytes { get; init; } = 128L * 1024 * 1024;
}
