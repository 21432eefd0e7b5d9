using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>
/// In which columns a data set is written: a <see cref="PairProfile"/>, a <see cref="CandidateProfile"/> or a <see cref="TaskProfile"/>, one class each;
/// <see cref="ExportProfiles"/> lists them.
/// </summary>
public abstract class ExportProfile
{
    private readonly Lazy<ParquetSchema> _schema;

    /// <summary>For the kinds of profile.</summary>
    private protected ExportProfile() => _schema = new Lazy<ParquetSchema>(() => new ParquetSchema([.. Fields]));

    /// <summary>The name used in pipeline files.</summary>
    public abstract string Name { get; }

    /// <summary>One line for people who choose a profile.</summary>
    public abstract string Description { get; }

    /// <summary>What rows are made of.</summary>
    public abstract RowSource Source { get; }

    /// <summary>What files the rows are written in; default Parquet.</summary>
    public virtual ShardFormat Format => ShardFormat.Parquet;

    /// <summary>The columns' names and types in order: the same in every shard of every data set.</summary>
    public abstract IEnumerable<ParquetField> Fields { get; }

    /// <summary>The schema of the columns.</summary>
    public ParquetSchema Schema => _schema.Value;

    /// <summary>Files beside the shards that the profile's trainer needs; default none.</summary>
    /// <param name="dataset">The data set's name.</param>
    /// <param name="shards">The shards.</param>
    public virtual IEnumerable<(string Name, byte[] Content)> TrainerFiles(string dataset, IReadOnlyList<ShardFile> shards) => [];
}
