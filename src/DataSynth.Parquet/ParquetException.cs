namespace DataSynth.Parquet;

/// <summary>
/// The one exception of this library for a file that cannot be read, or rows that cannot be written. Its message names the file and, as
/// far as they are known, row group, column and byte offset, and says what was found and what was expected.
/// </summary>
public sealed class ParquetException : Exception
{
    /// <summary>Creates an exception with a bare message.</summary>
    /// <param name="message">What was found, what was expected, and where.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public ParquetException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal ParquetException(string message, string? file, int? rowGroup, string? column, long? offset, Exception? innerException = null)
        : base(Compose(message, file, rowGroup, column, offset), innerException)
    {
        File = file;
        RowGroup = rowGroup;
        Column = column;
        Offset = offset;
    }

    /// <summary>Path of the file, as it was given to the reader or writer; null where no file is involved.</summary>
    public string? File { get; }

    /// <summary>Number of the row group, from 0; null where the fault lies outside row groups.</summary>
    public int? RowGroup { get; }

    /// <summary>Dotted path of the column; null where the fault belongs to no column.</summary>
    public string? Column { get; }

    /// <summary>Byte offset in the file of the page or structure that is at fault; null where unknown.</summary>
    public long? Offset { get; }

    private static string Compose(string message, string? file, int? rowGroup, string? column, long? offset)
    {
        var where = new List<string>(3);
        if (rowGroup is { } group)
            where.Add($"row group {group}");
        if (column is not null)
            where.Add($"column {column}");
        if (offset is { } position)
            where.Add($"offset {position}");
        var place = where.Count == 0 ? "" : string.Join(", ", where) + ": ";
        return file is null ? place + message : $"{file}: {place}{message}";
    }
}
