using DataSynth.Datasets.Pairs;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>A profile with a row for each variant of a task that has a labelled candidate.</summary>
public abstract class TaskProfile : ExportProfile
{
    /// <summary>For subclasses.</summary>
    private protected TaskProfile()
    {
    }

    /// <inheritdoc/>
    public sealed override RowSource Source => RowSource.Tasks;

    /// <summary>The columns in order.</summary>
    public abstract IReadOnlyList<ExportColumn<TrainingTask>> Columns { get; }

    /// <inheritdoc/>
    public sealed override IEnumerable<ParquetField> Fields => Columns.Select(column => column.Field);

    /// <summary>The row of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="row">Where the values go; as long as <see cref="Columns"/>.</param>
    public void Fill(TrainingTask task, Span<object?> row)
    {
        for (var i = 0; i < Columns.Count; i++)
            row[i] = Columns[i].Value(task);
    }
}
