namespace DataSynth.Parquet;

/// <summary>How a file is read, and how much of a hostile file is put up with.</summary>
public sealed record ParquetReaderOptions
{
    /// <summary>Whether pages that carry a checksum are held against it; default true.</summary>
    public bool VerifyChecksums { get; init; } = true;

    /// <summary>Whether byte strings without an annotation are read as UTF-8 text, as Impala and old Hive mean them; default false.</summary>
    public bool BinaryAsText { get; init; }

    /// <summary>
    /// Whether text is given as its UTF-8 bytes, a <c>byte[]</c>, instead of a <see cref="string"/>; default false. For programs that pass
    /// text on or parse it, which so save decoding and encoding. The bytes are always valid UTF-8 (what is not is replaced, as in a
    /// string), and <see cref="ParquetFileWriter.WriteRow"/> takes them. They may be shared between rows: treat them as read-only.
    /// </summary>
    public bool TextAsUtf8 { get; init; }

    /// <summary>Largest page body, before or after decompression; default 512 MiB. Some writers make a whole column chunk one page.</summary>
    public int MaxPageBytes { get; init; } = 512 << 20;

    /// <summary>Largest dictionary page after decompression; default 128 MiB.</summary>
    public int MaxDictionaryBytes { get; init; } = 128 << 20;

    /// <summary>Largest footer; default 256 MiB.</summary>
    public int MaxFooterBytes { get; init; } = 256 << 20;

    /// <summary>Largest single value; default 256 MiB.</summary>
    public int MaxStringBytes { get; init; } = 256 << 20;

    /// <summary>Most bytes of values in one row, values out of a dictionary not counted; default 256 MiB.</summary>
    public long MaxRowBytes { get; init; } = 256 << 20;

    /// <summary>Most elements of all lists of one row together; default 4,000,000.</summary>
    public int MaxRowElements { get; init; } = 4_000_000;

    /// <summary>Most columns of a file; default 10,000.</summary>
    public int MaxColumns { get; init; } = 10_000;
}
