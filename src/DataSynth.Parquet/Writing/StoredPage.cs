namespace DataSynth.Parquet.Writing;

/// <summary>A page in the form in which it goes to the file.</summary>
internal readonly ref struct StoredPage
{
    public required ReadOnlySpan<byte> Header { get; init; }

    public required ReadOnlySpan<byte> Body { get; init; }

    /// <summary>Bytes of the head and of the body before compression.</summary>
    public required int UncompressedBytes { get; init; }

    public int Length => Header.Length + Body.Length;
}
