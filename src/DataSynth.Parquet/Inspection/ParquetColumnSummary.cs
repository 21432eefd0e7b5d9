namespace DataSynth.Parquet;

/// <summary>What a column chunk looks like, for people and for reports.</summary>
public sealed record ParquetColumnSummary
{
    /// <summary>Dotted path from the top of the stored schema down to the column.</summary>
    public required string Name { get; init; }

    /// <summary>Stored type and annotation, for example <c>BYTE_ARRAY STRING</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The format's name of the codec.</summary>
    public required string Codec { get; init; }

    /// <summary>The format's names of the encodings that the footer lists.</summary>
    public required IReadOnlyList<string> Encodings { get; init; }

    /// <summary>Bytes of all pages with their headers, as stored.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>Bytes of all pages with their headers, before compression.</summary>
    public required long UncompressedBytes { get; init; }

    /// <summary>Number of slots: values and nulls, those of empty and absent lists included.</summary>
    public required long ValueCount { get; init; }

    /// <summary>Number of slots without a value; null where the file does not say.</summary>
    public long? NullCount { get; init; }

    /// <summary>Lower bound as text (bytes in hexadecimal after <c>0x</c>); null where the file has none.</summary>
    public string? Min { get; init; }

    /// <summary>Upper bound as text, like <see cref="Min"/>.</summary>
    public string? Max { get; init; }

    /// <summary>Number of data pages.</summary>
    public required int DataPages { get; init; }

    /// <summary>Whether the chunk begins with a dictionary page.</summary>
    public required bool HasDictionary { get; init; }

    /// <summary>Whether the page index holds bounds of the chunk's pages.</summary>
    public required bool HasColumnIndex { get; init; }

    /// <summary>Whether the page index holds the places of the chunk's pages.</summary>
    public required bool HasOffsetIndex { get; init; }

    /// <summary>Whether every page, the dictionary's too, carries a CRC.</summary>
    public required bool HasChecksums { get; init; }
}
