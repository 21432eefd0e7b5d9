namespace DataSynth.Parquet.Metadata;

/// <summary>The head of a page (<c>PageHeader</c> with its four variants, parquet.thrift).</summary>
internal sealed record PageHeader
{
    public required int Kind { get; init; }

    public required int UncompressedBytes { get; init; }

    public required int CompressedBytes { get; init; }

    /// <summary>CRC-32 of the body as stored; null where the file has none.</summary>
    public uint? Checksum { get; init; }

    /// <summary>Slots of a data page, entries of a dictionary page.</summary>
    public int ValueCount { get; init; }

    /// <summary>A number that <see cref="ParquetEncoding"/> may not know.</summary>
    public ParquetEncoding Encoding { get; init; }

    public ParquetEncoding DefinitionEncoding { get; init; } = ParquetEncoding.Rle;

    public ParquetEncoding RepetitionEncoding { get; init; } = ParquetEncoding.Rle;

    /// <summary>Nulls of a v2 page.</summary>
    public int NullCount { get; init; }

    public int RowCount { get; init; }

    public int DefinitionBytes { get; init; }

    public int RepetitionBytes { get; init; }

    /// <summary>Whether a v2 page's values are compressed with the chunk's codec.</summary>
    public bool IsCompressed { get; init; } = true;
}
