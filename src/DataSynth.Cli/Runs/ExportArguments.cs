namespace DataSynth.Cli.Runs;

/// <summary>The arguments of <c>export</c>; null leaves a setting as the run recorded it.</summary>
internal sealed record ExportArguments
{
    /// <summary>The run folders, at least one.</summary>
    public required IReadOnlyList<string> RunDirectories { get; init; }

    /// <summary>The data set folder.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>The profile.</summary>
    public string? Profile { get; init; }

    /// <summary>A pipeline file whose view settings (seed, label, pairs, dedup, decontaminate, select, export) are taken instead.</summary>
    public string? PipelinePath { get; init; }

    /// <summary>The seed.</summary>
    public long? Seed { get; init; }

    /// <summary>The rules of labels.</summary>
    public string? Rules { get; init; }

    /// <summary>Pairs of one source task at most.</summary>
    public long? PerTask { get; init; }

    /// <summary>Similarity of near-duplicates.</summary>
    public double? Near { get; init; }

    /// <summary>Benchmark files; empty for those of the run.</summary>
    public IReadOnlyList<string> Decontaminate { get; init; } = [];

    /// <summary>Splits such as <c>train=0.9,validation=0.1</c>.</summary>
    public string? Splits { get; init; }

    /// <summary>Rows of one file at most.</summary>
    public long? ShardRows { get; init; }

    /// <summary>Bytes of one file's values, uncompressed, after which a new one begins.</summary>
    public long? ShardBytes { get; init; }

    /// <summary>How pages are compressed.</summary>
    public string? Compression { get; init; }

    /// <summary>Tasks that are worked on at once; null for one a core.</summary>
    public long? Workers { get; init; }

    /// <summary>Whether the counts go to standard output as one JSON object.</summary>
    public bool Json { get; init; }
}
