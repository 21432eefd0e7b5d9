namespace DataSynth.Parquet.Reading;

/// <summary>Where in a file a decoder stands, so that every fault can name the place.</summary>
/// <param name="file">Path of the file.</param>
internal sealed class ReadContext(string file)
{
    public string File { get; } = file;

    public int? RowGroup { get; init; }

    public string? Column { get; init; }

    /// <summary>Offset of the page or structure that is being decoded.</summary>
    public long? Offset { get; set; }

    /// <summary>Makes the exception for bytes that break the format.</summary>
    /// <param name="found">What stands in the file.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public ParquetException Malformed(string found, string expected, Exception? innerException = null) =>
        new($"found {found}, expected {expected}", File, RowGroup, Column, Offset, innerException);
}
