using System.Buffers;
using System.Buffers.Binary;
using DataSynth.Parquet.Metadata;
using DataSynth.Parquet.Schema;
using DataSynth.Parquet.Writing;

namespace DataSynth.Parquet;

/// <summary>
/// Writes a Parquet file row by row. Memory holds one row group in compressed form, its dictionaries, and one open page per column.
/// The rows go to <c>PATH.tmp</c>, which takes the place of <c>PATH</c> only when it is complete and on the disk: a killed process leaves
/// no half file under the final name. Not for use from several threads at once.
/// </summary>
public sealed class ParquetFileWriter : IDisposable
{
    private const int FormatVersion = 1;
    private const int BufferBytes = 1 << 16;

    private readonly string _path;
    private readonly string _temporaryPath;
    private readonly ParquetWriterOptions _options;
    private readonly SchemaNode _root;
    private readonly ColumnChunkWriter[] _columns;
    private readonly RowShredder _shredder;
    private readonly RowGroupProgress _progress;
    private readonly FileStream _stream;
    private readonly List<ParquetRowGroup> _rowGroups = [];
    private readonly List<IReadOnlyList<PageEntry>> _pages = [];
    private long _finishedBytes;
    private bool _isBroken;
    private bool _isComplete;

    private ParquetFileWriter(string path, ParquetSchema schema, ParquetWriterOptions options)
    {
        _path = path;
        _temporaryPath = path + ".tmp";
        _options = options;
        Schema = schema;
        _root = SchemaLayout.Root(schema);
        var (fields, leaves) = SchemaBinder.Bind(_root);
        var buffers = options.Buffers ?? new ParquetBuffers();
        var compressor = new PageCompressor(options.Compression, options.CompressionLevel, buffers);
        _progress = new(options);
        _columns = [.. leaves.Select(leaf => new ColumnChunkWriter(leaf, options, compressor, buffers, _progress))];
        _shredder = new(fields, _columns);
        _stream = new(_temporaryPath, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
        _stream.Write(FileMarks.Magic);
    }

    /// <summary>The fields of the rows.</summary>
    public ParquetSchema Schema { get; }

    /// <summary>Number of rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Bytes of all values written so far, without compression and dictionaries; what a shard's size can be planned by.</summary>
    public long UncompressedBytes => _finishedBytes + _progress.Bytes;

    /// <summary>Starts a file.</summary>
    /// <param name="path">The file; one that exists is replaced when this one is complete.</param>
    /// <param name="schema">The fields of the rows.</param>
    /// <param name="options">How to write; null takes the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">The folder is missing or cannot be written.</exception>
    public static ParquetFileWriter Create(string path, ParquetSchema schema, ParquetWriterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(schema);
        options ??= new();
        if (options.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        return new(path, schema, options);
    }

    /// <summary>Writes a row.</summary>
    /// <param name="row">A value per field, in the order of the schema. A text is a <see cref="string"/>, or UTF-8 in a <c>byte[]</c> or
    /// <c>ReadOnlyMemory&lt;byte&gt;</c>, bytes are a <c>byte[]</c>, a
    /// struct an <c>object?[]</c>, a list an <c>IReadOnlyList&lt;object?&gt;</c>, a map a list of <c>object?[]</c> of key and value; dates,
    /// times and decimals may be of this library's types or of the runtime's.</param>
    /// <exception cref="ParquetException">A value does not fit its field; the file can then not be completed.</exception>
    public void WriteRow(ReadOnlySpan<object?> row)
    {
        ThrowIfUnusable();
        // Until the row is whole, columns may differ in length.
        _isBroken = true;
        try
        {
            _shredder.Write(row);
        }
        catch (ParquetException e)
        {
            throw new ParquetException($"row {RowCount}: {e.Message}", _path, null, null, null, e);
        }

        _progress.Rows++;
        foreach (var column in _columns)
            column.EndRow();
        RowCount++;
        if (_progress.IsFull)
            FinishRowGroup();
        _isBroken = false;
    }

    /// <summary>Writes rows as they come. See <see cref="WriteRow"/>.</summary>
    /// <param name="rows">The rows; an array may be filled again for the next one.</param>
    /// <param name="cancellationToken">Stops between rows; the file can still be completed.</param>
    public async Task WriteRowsAsync(IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            WriteRow(row);
        }
    }

    /// <summary>Writes what is left, makes sure that it is on the disk, and gives the file its final name.</summary>
    public void Complete()
    {
        ThrowIfUnusable();
        _isBroken = true;
        if (_progress.Rows > 0)
            FinishRowGroup();
        WritePageIndex();
        var footer = new ArrayBufferWriter<byte>();
        FooterWriter.Write(
            new()
            {
                Version = FormatVersion,
                RowCount = RowCount,
                RowGroups = _rowGroups,
                KeyValues = _options.KeyValues,
                CreatedBy = _options.CreatedBy,
            },
            _root,
            footer);
        _stream.Write(footer.WrittenSpan);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.WrittenCount);
        _stream.Write(length);
        _stream.Write(FileMarks.Magic);
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_temporaryPath, _path, overwrite: true);
        _isComplete = true;
    }

    /// <summary>Closes the file; without <see cref="Complete"/> before, nothing of it stays.</summary>
    public void Dispose()
    {
        if (_isComplete)
            return;
        _isComplete = true;
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // What could not be written any more is not wanted any more; the fault itself has been thrown before.
        }

        File.Delete(_temporaryPath);
    }

    private void FinishRowGroup()
    {
        _finishedBytes += _progress.Bytes;
        var start = _stream.Position;
        var chunks = new List<ParquetColumnChunk>(_columns.Length);
        foreach (var column in _columns)
        {
            chunks.Add(column.WriteTo(_stream, _stream.Position, out var pages));
            _pages.Add(pages);
        }

        _rowGroups.Add(new()
        {
            RowCount = _progress.Rows,
            UncompressedBytes = chunks.Sum(chunk => chunk.UncompressedBytes),
            CompressedBytes = _stream.Position - start,
            Offset = start,
            Columns = chunks,
        });
        (_progress.Rows, _progress.Bytes) = (0, 0);
    }

    // All column indexes, then all offset indexes, as PageIndex.md lays them out.
    private void WritePageIndex()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var bounds = new List<ParquetIndexLocation?>(_pages.Count);
        for (var i = 0; i < _pages.Count; i++)
        {
            buffer.ResetWrittenCount();
            bounds.Add(PageIndexWriter.TryWriteBounds(_pages[i], _columns[i % _columns.Length].Order, buffer) ? Append(buffer) : null);
        }

        var offsets = new List<ParquetIndexLocation>(_pages.Count);
        foreach (var pages in _pages)
        {
            buffer.ResetWrittenCount();
            PageIndexWriter.WriteOffsets(pages, buffer);
            offsets.Add(Append(buffer));
        }

        for (var group = 0; group < _rowGroups.Count; group++)
        {
            var first = group * _columns.Length;
            var chunks = _rowGroups[group].Columns.Select(
                (chunk, i) => chunk with { ColumnIndex = bounds[first + i], OffsetIndex = offsets[first + i] });
            _rowGroups[group] = _rowGroups[group] with { Columns = [.. chunks] };
        }
    }

    private ParquetIndexLocation Append(ArrayBufferWriter<byte> buffer)
    {
        var location = new ParquetIndexLocation(_stream.Position, buffer.WrittenCount);
        _stream.Write(buffer.WrittenSpan);
        return location;
    }

    private void ThrowIfUnusable()
    {
        ObjectDisposedException.ThrowIf(_isComplete, this);
        if (_isBroken)
            throw new InvalidOperationException($"{_path}: an earlier row or write failed, so the file cannot be completed.");
    }
}
