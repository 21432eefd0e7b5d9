namespace DataSynth.Parquet.Compression;

/// <summary>A compressed block breaks the rules of its format, or its size is not the declared one. The text says what was found and what
/// was expected; which file, column and page it was is known to the caller only.</summary>
public sealed class CodecException : Exception
{
    /// <summary>An error without a text of its own.</summary>
    public CodecException()
        : this("compressed block: malformed")
    {
    }

    /// <summary>An error.</summary>
    /// <param name="message">What was found, and what was expected.</param>
    public CodecException(string message)
        : base(message)
    {
    }

    /// <summary>An error found by the runtime's own codec.</summary>
    /// <param name="message">What was found, and what was expected.</param>
    /// <param name="innerException">What that codec said.</param>
    public CodecException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static CodecException TooLong(string codec, long size) =>
        new($"{codec}: found more data than the declared {size} bytes");

    internal static CodecException TooShort(string codec, long found, long size) =>
        new($"{codec}: found {found} bytes, expected {size}");

    internal static CodecException WrongSize(string codec, long claimed, long size) =>
        new($"{codec}: the block says that it holds {claimed} bytes, expected {size}");

    internal static CodecException Truncated(string codec) =>
        new($"{codec}: the block ends too early");

    internal static CodecException Trailing(string codec, long count) =>
        new($"{codec}: found {count} bytes after the end of the data, expected none");
}
