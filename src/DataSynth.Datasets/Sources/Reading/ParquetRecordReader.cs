using System.Runtime.CompilerServices;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Sources.Reading;

/// <summary>
/// The rows of a Parquet file as JSON records with the columns as keys, in the notation of <see cref="ParquetJson"/>. JSON that stands
/// in text columns stays text: formats unpack it as they do in JSON files. Holds one page of each column.
/// </summary>
internal static class ParquetRecordReader
{
    /// <summary>Whether a file begins as Parquet files do, whatever its name.</summary>
    /// <exception cref="SourceException">It cannot be opened.</exception>
    public static bool IsParquet(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            Span<byte> start = stackalloc byte[4];
            return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PAR1"u8);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException(path, "no such file", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, $"cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the rows.</summary>
    /// <exception cref="SourceException">The file cannot be read to its end.</exception>
    public static async IAsyncEnumerable<SourceRecord> ReadAsync(
        string path, SourceLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = Guard(path, () => ParquetFileReader.Open(path, new ParquetReaderOptions { BinaryAsText = true }));
        var rows = reader.ReadRowsAsync(cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            var buffer = new BoundedBuffer(limits.RecordBytes);
            for (var row = 1L; await MoveNextAsync(path, rows).ConfigureAwait(false); row++)
            {
                buffer.Clear();
                var fits = TryWrite(reader.Schema, rows.Current, buffer);
                var problem = fits ? null : new RowProblem(QuarantineKinds.TooLong, $"the record is longer than {limits.RecordBytes:N0} bytes as JSON");
                yield return new SourceRecord(row, row, buffer.Written, problem);
            }
        }
    }

    private static bool TryWrite(ParquetSchema schema, object?[] row, BoundedBuffer buffer)
    {
        try
        {
            ParquetJson.WriteLine(schema, row, buffer);
            return true;
        }
        catch (BufferFullException)
        {
            return false;
        }
    }

    private static async ValueTask<bool> MoveNextAsync(string path, IAsyncEnumerator<object?[]> rows)
    {
        try
        {
            return await rows.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ParquetException or IOException)
        {
            throw Unreadable(path, exception);
        }
    }

    private static T Guard<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is ParquetException or IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
    }

    private static SourceException Unreadable(string path, Exception exception)
    {
        var message = exception.Message.StartsWith($"{path}: ", StringComparison.Ordinal) ? exception.Message[(path.Length + 2)..] : exception.Message;
        return new SourceException(path, exception is ParquetException ? $"is no sound Parquet file: {message}" : $"cannot be read: {message}", exception);
    }
}
