using System.IO.Compression;

namespace DataSynth.Datasets.Sources.Reading;

/// <summary>Opens a source file for reading from front to end, decompressed, with every failure as a <see cref="SourceException"/>.</summary>
internal sealed class SourceStream : IAsyncDisposable
{
    private const int FileBufferBytes = 128 * 1024;

    private readonly string _path;
    private readonly Stream _content;
    private readonly long _limit;
    private long _delivered;

    /// <summary>
    /// Without this switch .NET takes a gzip file that was cut for one that ends there, and a half-copied source would pass for a whole
    /// one. The runtime reads it when the first compressed stream of the process is opened.
    /// </summary>
    static SourceStream() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", isEnabled: true);

    private SourceStream(string path, Stream content, long limit)
    {
        _path = path;
        _content = content;
        _limit = limit;
    }

    /// <summary>Opens a file; whether it is compressed is told by its first two bytes, not by its name (RFC 1952 §2.3.1).</summary>
    public static SourceStream Open(string path, SourceLimits limits)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileBufferBytes, FileOptions.SequentialScan);
            Span<byte> magic = stackalloc byte[2];
            var isGzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
            file.Position = 0;
            return new SourceStream(path, isGzip ? new GZipStream(file, CompressionMode.Decompress) : file, limits.FileBytes);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw Unreadable(path, exception);
        }
    }

    /// <summary>Fills a buffer.</summary>
    /// <returns>The number of bytes read; 0 at the end.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            var count = await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _delivered += count;
            return _delivered <= _limit
                ? count
                : throw new SourceException(_path, $"holds more than {_limit:N0} bytes when decompressed; split the file");
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw Unreadable(_path, exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _content.DisposeAsync();

    private static bool IsUnreadable(Exception exception)
        => exception is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException;

    private static SourceException Unreadable(string path, Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => new SourceException(path, "no such file", exception),
        InvalidDataException => new SourceException(path, "is not a complete gzip file; compress it again or fetch it again", exception),
        _ => new SourceException(path, $"cannot be read: {exception.Message}", exception),
    };
}
