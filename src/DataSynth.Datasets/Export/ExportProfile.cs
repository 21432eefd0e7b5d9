using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>
/// In which columns a data set is written: a <see cref="PairProfile"/> or a <see cref="CandidateProfile"/>, one class each;
/// <see cref="ExportProfiles"/> lists them.
/// </summary>
public abstract class ExportProfile
{
    private readonly Lazy<ParquetSchema> _schema;

    /// <summary>For the two kinds of profile.</summary>
    private protected ExportProfile() => _schema = new Lazy<ParquetSchema>(() => new ParquetSchema([.. Fields]));

    /// <summary>The name used in pipeline files.</summary>
    public abstract string Name { get; }

    /// <summary>One line for people who choose a profile.</summary>
    public abstract string Description { get; }

    /// <summary>What rows are made of.</summary>
    public abstract RowSource Source { get; }

    /// <summary>The columns' names and types in order: the same in every shard of every data set.</summary>
    public abstract IEnumerable<ParquetField> Fields { get; }

    /// <summary>The schema of the columns.</summary>
    public ParquetSchema Schema => _schema.Value;
}
