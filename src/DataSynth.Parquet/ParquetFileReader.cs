using System.Runtime.CompilerServices;
using DataSynth.Parquet.Inspection;
using DataSynth.Parquet.Reading;
using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet;

/// <summary>
/// Reads a Parquet file. Rows stream page by page: memory holds one page and one dictionary per column that is read. A file is never
/// trusted; whatever is wrong with it becomes a <see cref="ParquetException"/>. Not for use from several threads at once.
/// </summary>
public sealed class ParquetFileReader : IDisposable
{
    private const int RowsPerStep = 256;

    private readonly FileSource _source;
    private readonly ParquetReaderOptions _options;
    private readonly IReadOnlyList<BoundField> _fields;
    private readonly RowGroupOpener _groups;

    private ParquetFileReader(FileSource source, ParquetReaderOptions options)
    {
        _source = source;
        _options = options;
        var opener = new FileOpener(source, options);
        var (metadata, root) = opener.Open();
        (_fields, Leaves) = SchemaBinder.Bind(root);
        opener.Check(metadata, Leaves);
        Metadata = metadata;
        Schema = new([.. _fields.Select(field => field.Field)], isChecked: false);
        _groups = new(source, opener, metadata, options);
    }

    /// <summary>The path as it was given.</summary>
    public string Path => _source.Path;

    /// <summary>Size of the file in bytes.</summary>
    public long FileBytes => _source.Length;

    /// <summary>The fields of the rows.</summary>
    public ParquetSchema Schema { get; }

    /// <summary>Number of rows.</summary>
    public long RowCount => Metadata.RowCount;

    /// <summary>What stands in the footer: row groups, columns, sizes, statistics, key-value pairs, the writing program.</summary>
    public ParquetFileMetadata Metadata { get; }

    /// <summary>The columns of the file, in its order.</summary>
    public IReadOnlyList<ParquetColumn> Columns =>
        [.. Leaves.Select(leaf => new ParquetColumn(leaf.Path, leaf.Field, leaf.MaxRepetition, leaf.MaxDefinition))];

    internal IReadOnlyList<LeafColumn> Leaves { get; }

    internal RowGroupOpener Groups => _groups;

    /// <summary>Opens a file and checks its footer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Limits and choices; null takes the defaults.</param>
    /// <exception cref="ParquetException">The file is not a Parquet file, or its footer contradicts the file or itself.</exception>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    public static ParquetFileReader Open(string path, ParquetReaderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var source = new FileSource(path);
        try
        {
            return new(source, options ?? new());
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>The fields of rows read with these columns.</summary>
    /// <param name="columns">Names of fields, or dotted paths to members of structs, lists and maps, such as <c>conversation.content</c>;
    /// null for all.</param>
    /// <exception cref="ArgumentException">A name is not in the file.</exception>
    public ParquetSchema Project(IReadOnlyCollection<string>? columns) =>
        columns is null ? Schema : new([.. Projection.Pick(_fields, columns).Select(field => field.Field)], isChecked: false);

    /// <summary>
    /// Reads the rows in order. A row holds a value per field of <see cref="Project"/>: string, bool, int, long, float, double, byte[]
    /// a type of this library for dates, times and decimals, an <c>object?[]</c> for a struct, an <c>IReadOnlyList&lt;object?&gt;</c> for a
    /// list, and for a map a list of <c>object?[]</c> of key and value. Objects may be shared between rows: treat them as read-only.
    /// </summary>
    /// <param name="columns">What to read; null for all. See <see cref="Project"/>.</param>
    /// <returns>The rows, read as they are asked for.</returns>
    /// <exception cref="ArgumentException">A name is not in the file.</exception>
    /// <exception cref="ParquetException">While rows are read: the file breaks the format or exceeds a limit.</exception>
    public IEnumerable<object?[]> ReadRows(IReadOnlyCollection<string>? columns = null)
    {
        var fields = columns is null ? _fields : Projection.Pick(_fields, columns);
        return Rows(fields, Enumerable.Range(0, Metadata.RowGroups.Count));
    }

    /// <summary>Reads the rows of one row group. See <see cref="ReadRows"/>.</summary>
    /// <param name="rowGroup">Number of the row group, from 0.</param>
    /// <param name="columns">What to read; null for all.</param>
    public IEnumerable<object?[]> ReadRowGroup(int rowGroup, IReadOnlyCollection<string>? columns = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rowGroup);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rowGroup, Metadata.RowGroups.Count);
        var fields = columns is null ? _fields : Projection.Pick(_fields, columns);
        return Rows(fields, [rowGroup]);
    }

    /// <summary>Reads the rows in order, on the thread pool. See <see cref="ReadRows"/>.</summary>
    /// <param name="columns">What to read; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<object?[]> ReadRowsAsync(
        IReadOnlyCollection<string>? columns = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var rows = ReadRows(columns).GetEnumerator();
        var step = new List<object?[]>(RowsPerStep);
        do
        {
            step.Clear();
            await Task.Run(
                () =>
                {
                    while (step.Count < RowsPerStep && rows.MoveNext())
                        step.Add(rows.Current);
                },
                cancellationToken).ConfigureAwait(false);
            foreach (var row in step)
                yield return row;
        }
        while (step.Count == RowsPerStep);
    }

    /// <summary>Reads one column of one row group slot by slot, without putting rows together.</summary>
    /// <param name="rowGroup">Number of the row group, from 0.</param>
    /// <param name="column">Position in <see cref="Columns"/>.</param>
    public IEnumerable<ParquetSlot> ReadColumn(int rowGroup, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rowGroup);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rowGroup, Metadata.RowGroups.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Leaves.Count);
        return Slots(rowGroup, Leaves[column]);
    }

    /// <summary>Sums the file up from its footer and the heads of its pages, without decoding values.</summary>
    /// <exception cref="ParquetException">A page's head breaks the format.</exception>
    public ParquetFileSummary Inspect() => new FileInspector(this).Inspect();

    /// <summary>Closes the file.</summary>
    public void Dispose() => _source.Dispose();

    private IEnumerable<ParquetSlot> Slots(int rowGroup, LeafColumn leaf)
    {
        var budget = new ReadBudget(_options);
        var reader = _groups.OpenColumn(rowGroup, leaf, budget);
        for (reader.Advance(); reader.HasSlot; reader.Advance())
        {
            budget.BeginRow();
            yield return new(reader.Repetition, reader.Definition, reader.Definition == leaf.MaxDefinition ? reader.ReadValue() : null);
        }
    }

    private IEnumerable<object?[]> Rows(IReadOnlyList<BoundField> fields, IEnumerable<int> groups)
    {
        var budget = new ReadBudget(_options);
        foreach (var group in groups)
        {
            var assembler = new RowAssembler(fields, _groups.Open(group, fields, budget), budget);
            assembler.Begin();
            for (var row = 0L; row < Metadata.RowGroups[group].RowCount; row++)
                yield return assembler.ReadRow();
            assembler.End();
        }
    }
}
