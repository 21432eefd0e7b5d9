namespace DataSynth.Datasets.Sources;

/// <summary>What a source file may demand of the reader. Sources are foreign data: a compressed file of a few kilobytes can hold
/// gigabytes, and a file without line breaks is one record.</summary>
public readonly record struct SourceLimits()
{
    /// <summary>Bytes of one record; a longer one is quarantined, and reading goes on behind it. Default 16 MiB, a hundred times the
    /// largest task known to us.</summary>
    public int RecordBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of one file after decompression; a larger one cannot be read. Default 64 GiB.</summary>
    public long FileBytes { get; init; } = 64L * 1024 * 1024 * 1024;

    /// <summary>Nesting of a record; a deeper one is quarantined. Default 128.</summary>
    public int Depth { get; init; } = 128;

    /// <summary>Characters of a quarantined record that are kept. Default 4,096.</summary>
    public int RawCharacters { get; init; } = 4096;

    /// <summary>Memory for the set of ids seen, in bytes; beyond it the set continues in a scratch file. Default 128 MiB.</summary>
    public long KeyMemoryBytes { get; init; } = 128L * 1024 * 1024;
}
