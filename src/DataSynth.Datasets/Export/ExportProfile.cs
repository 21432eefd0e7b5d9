using DataSynth.Datasets.Pairs;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>In which columns a data set is written. One class each; <see cref="ExportProfiles"/> lists them.</summary>
public abstract class ExportProfile
{
    private readonly Lazy<ParquetSchema> _schema;

    /// <summary>For subclasses.</summary>
    private protected ExportProfile() => _schema = new Lazy<ParquetSchema>(() => new ParquetSchema([.. Columns.Select(column => column.Field)]));

    /// <summary>The name used in pipeline files.</summary>
    public abstract string Name { get; }

    /// <summary>One line for people who choose a profile.</summary>
    public abstract string Description { get; }

    /// <summary>The columns in order: the same in every shard of every data set.</summary>
    public abstract IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>The schema of the columns.</summary>
    public ParquetSchema Schema => _schema.Value;

    /// <summary>The row of a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="row">Where the values go; as long as <see cref="Columns"/>.</param>
    public void Fill(TrainingPair pair, Span<object?> row)
    {
        for (var i = 0; i < Columns.Count; i++)
            row[i] = Columns[i].Value(pair);
    }
}
