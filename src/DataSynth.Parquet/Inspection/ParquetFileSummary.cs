namespace DataSynth.Parquet;

/// <summary>What a file looks like: everything that can be told without decoding values.</summary>
public sealed record ParquetFileSummary
{
    /// <summary>The path as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>Size of the file in bytes.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Size of the footer in bytes.</summary>
    public required int FooterBytes { get; init; }

    /// <summary>The program that wrote the file; null where the file does not say.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Number of rows.</summary>
    public required long RowCount { get; init; }

    /// <summary>The schema as text, one field per line, members and elements indented by two blanks.</summary>
    public required string Schema { get; init; }

    /// <summary>Key-value pairs of the footer, in the order of the file.</summary>
    public required IReadOnlyList<KeyValuePair<string, string?>> KeyValues { get; init; }

    /// <summary>Bounds of every column over all row groups, in the order of the columns.</summary>
    public required IReadOnlyList<ParquetColumnBounds> Bounds { get; init; }

    /// <summary>The row groups, in the order of their rows.</summary>
    public required IReadOnlyList<ParquetRowGroupSummary> RowGroups { get; init; }
}
