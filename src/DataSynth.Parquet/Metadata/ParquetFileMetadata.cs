namespace DataSynth.Parquet;

/// <summary>What stands in a file's footer (<c>FileMetaData</c>, parquet.thrift).</summary>
public sealed record ParquetFileMetadata
{
    /// <summary>Version of the format, mostly 1 or 2; writers disagree on what it means.</summary>
    public required int Version { get; init; }

    /// <summary>Number of rows in all row groups.</summary>
    public required long RowCount { get; init; }

    /// <summary>The row groups, in the order of their rows.</summary>
    public required IReadOnlyList<ParquetRowGroup> RowGroups { get; init; }

    /// <summary>Key-value pairs in the order of the file; keys may repeat, values may be null.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> KeyValues { get; init; } = [];

    /// <summary>The program that wrote the file; null where the file does not say.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Bytes of the footer itself, without its length and magic; 0 before it is written.</summary>
    public int FooterBytes { get; init; }
}
