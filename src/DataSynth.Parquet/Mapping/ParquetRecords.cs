using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DataSynth.Parquet.Mapping;

namespace DataSynth.Parquet;

/// <summary>
/// Writes and reads records: every public property is a column, under its name in snake case or that of
/// <see cref="ParquetColumnAttribute"/>, required unless the property may be null. Properties may be numbers, text, booleans, bytes,
/// enums, dates and times (to the microsecond), decimals (38 digits, 10 of them after the point), UUIDs, lists, and records again.
/// </summary>
public static class ParquetRecords
{
    private static readonly ConcurrentDictionary<Type, RecordMapping> Mappings = new();

    /// <summary>The schema of records.</summary>
    /// <typeparam name="T">A record or class whose constructor takes its properties, or whose properties can be set.</typeparam>
    /// <exception cref="NotSupportedException">A property's type has no column type.</exception>
    public static ParquetSchema SchemaOf<T>()
        where T : notnull => new(Mapping<T>().Fields);

    /// <summary>The row of a record, for <see cref="ParquetFileWriter.WriteRow"/>.</summary>
    /// <typeparam name="T">As for <see cref="SchemaOf{T}"/>.</typeparam>
    /// <param name="record">The record.</param>
    public static object?[] ToRow<T>(T record)
        where T : notnull => Mapping<T>().ToRow(record);

    /// <summary>Writes a file of records.</summary>
    /// <typeparam name="T">As for <see cref="SchemaOf{T}"/>.</typeparam>
    /// <param name="path">The file; one that exists is replaced when this one is complete.</param>
    /// <param name="records">The records, taken as they come.</param>
    /// <param name="options">How to write; null takes the defaults.</param>
    /// <param name="cancellationToken">Stops the writing and leaves no file.</param>
    /// <returns>Number of records written.</returns>
    public static async Task<long> WriteAsync<T>(
        string path, IAsyncEnumerable<T> records, ParquetWriterOptions? options = null, CancellationToken cancellationToken = default)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(records);
        using var writer = ParquetFileWriter.Create(path, SchemaOf<T>(), options);
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.WriteRow(ToRow(record));
        }

        writer.Complete();
        return writer.RowCount;
    }

    /// <summary>Reads a file of records. Columns are found by name; those without a property are not read.</summary>
    /// <typeparam name="T">As for <see cref="SchemaOf{T}"/>.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="options">Limits and choices; null takes the defaults.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ParquetException">A column is missing or of another type, a required value is null, a time or decimal is
    /// beyond the property's type, or the file is broken.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string path, ParquetReaderOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : notnull
    {
        using var reader = ParquetFileReader.Open(path, (options ?? new()) with { TextAsUtf8 = false });
        var names = SchemaOf<T>().Fields.Select(field => field.Name).Where(name => reader.Schema.IndexOf(name) >= 0).ToArray();
        var fromRow = InFile(path, () => Mapping<T>().FromRow(reader.Project(names).Fields));
        await foreach (var row in reader.ReadRowsAsync(names, cancellationToken).ConfigureAwait(false))
            yield return (T)InFile(path, () => fromRow(row));
    }

    // Mappings know fields and types, but not the file.
    private static TResult InFile<TResult>(string path, Func<TResult> map)
    {
        try
        {
            return map();
        }
        catch (ParquetException e) when (e.File is null)
        {
            throw new ParquetException(e.Message, path, null, null, null, e);
        }
        catch (OverflowException e)
        {
            throw new ParquetException(e.Message, path, null, null, null, e);
        }
    }

    private static RecordMapping Mapping<T>() => Mappings.GetOrAdd(typeof(T), MappingFactory.Of);
}
