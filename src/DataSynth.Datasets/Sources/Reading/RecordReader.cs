using System.Runtime.CompilerServices;

namespace DataSynth.Datasets.Sources.Reading;

/// <summary>
/// Cuts a file into records: JSON Lines, or the elements of one JSON array, told apart by the first byte that is not white space, plain
/// or gzip; or the rows of a Parquet file. Holds one record at a time.
/// </summary>
internal static class RecordReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="SourceException">The file cannot be read to its end.</exception>
    public static IAsyncEnumerable<SourceRecord> ReadAsync(string path, SourceLimits limits, CancellationToken cancellationToken)
        => ParquetRecordReader.IsParquet(path)
            ? ParquetRecordReader.ReadAsync(path, limits, cancellationToken)
            : ReadTextAsync(path, limits, arrays: true, cancellationToken);

    /// <summary>Reads a text file line by line, whatever the lines begin with.</summary>
    /// <exception cref="SourceException">The file cannot be read to its end.</exception>
    public static IAsyncEnumerable<SourceRecord> ReadLinesAsync(string path, SourceLimits limits, CancellationToken cancellationToken)
        => ReadTextAsync(path, limits, arrays: false, cancellationToken);

    private static async IAsyncEnumerable<SourceRecord> ReadTextAsync(
        string path,
        SourceLimits limits,
        bool arrays,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = SourceStream.Open(path, limits);
        await using (source.ConfigureAwait(false))
        {
            var window = new ByteWindow(source);
            var position = new RecordPosition();
            var splitter = await StartAsync(path, window, position, arrays, cancellationToken).ConfigureAwait(false);

            var scanned = 0;
            var tooLong = false;
            while (true)
            {
                var end = splitter.FindEnd(window.Content.Span[scanned..]);
                var atEnd = false;
                if (end < 0)
                {
                    scanned = window.Content.Length;
                    if (scanned > limits.RecordBytes && !tooLong)
                    {
                        tooLong = true;
                        position.StartRecord(window.Content.Span);
                        yield return TooLong(position, window, limits);
                    }

                    if (tooLong)
                    {
                        position.Pass(window.Content.Span);
                        window.Consume(scanned);
                        scanned = 0;
                    }

                    if (await window.FillAsync(cancellationToken).ConfigureAwait(false))
                        continue;
                    atEnd = true;
                    end = window.Content.Length;
                }
                else
                {
                    end += scanned;
                }

                var record = window.Content[..end];
                if (!tooLong && !record.Span.Trim(" \t\r\n"u8).IsEmpty)
                {
                    position.StartRecord(record.Span);
                    yield return new SourceRecord(position.Line, position.Row, record, Judge(splitter, record, atEnd, limits));
                }
                else if (atEnd && splitter.CutOff is { } cutOff)
                {
                    position.StartRecord(record.Span);
                    yield return new SourceRecord(position.Line, position.Row, record, Broken(cutOff));
                }

                if (atEnd)
                    break;

                position.Pass(record.Span);
                position.Pass(window.Content.Span.Slice(end, 1));
                window.Consume(end + 1);
                scanned = 0;
                tooLong = false;
                if (splitter.IsComplete)
                    splitter = new TrailingSplitter();
            }
        }
    }

    private static RowProblem? Judge(RecordSplitter splitter, ReadOnlyMemory<byte> record, bool atEnd, SourceLimits limits)
    {
        if (record.Length > limits.RecordBytes)
            return TooLong(limits);
        if (splitter is TrailingSplitter)
            return Broken("text follows the closing bracket of the JSON array");
        return atEnd && splitter.CutOff is { } cutOff ? Broken(cutOff) : null;
    }

    private static SourceRecord TooLong(RecordPosition position, ByteWindow window, SourceLimits limits)
        => new(position.Line, position.Row, window.Content, TooLong(limits));

    private static RowProblem TooLong(SourceLimits limits)
        => new(QuarantineKinds.TooLong, $"the record is longer than {limits.RecordBytes:N0} bytes");

    private static RowProblem Broken(string reason) => new(QuarantineKinds.BrokenJson, reason);

    private static async ValueTask<RecordSplitter> StartAsync(
        string path,
        ByteWindow window,
        RecordPosition position,
        bool arrays,
        CancellationToken cancellationToken)
    {
        while (window.Content.Length < 3 && await window.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            // Three bytes hold any byte order mark.
        }

        if (window.Content.Span.StartsWith("\uFEFF"u8))
            window.Consume(3);
        else if (window.Content.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new SourceException(path, "is UTF-16 text; expected UTF-8");

        while (true)
        {
            var first = window.Content.Span.IndexOfAnyExcept(" \t\r\n"u8);
            if (first < 0 && window.Content.Length > 0)
                first = window.Content.Length;
            if (first > 0)
            {
                position.Pass(window.Content.Span[..first]);
                window.Consume(first);
            }

            if (window.Content.Length > 0 || !await window.FillAsync(cancellationToken).ConfigureAwait(false))
                break;
        }

        if (!arrays || window.Content.Span is not [(byte)'[', ..])
            return new LineSplitter();
        window.Consume(1);
        return new ArraySplitter();
    }
}
