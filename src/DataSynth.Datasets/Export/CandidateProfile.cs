using DataSynth.Datasets.Pairs;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>A profile with a row for each labelled answer.</summary>
public abstract class CandidateProfile : ExportProfile
{
    /// <summary>For subclasses.</summary>
    private protected CandidateProfile()
    {
    }

    /// <inheritdoc/>
    public sealed override RowSource Source => RowSource.Candidates;

    /// <summary>Whether the right calls themselves make a correct row of each task that has a wrong one, unless a model gave the same
    /// answer. For trainers that need both labels; default false.</summary>
    public virtual bool IncludesGroundTruth => false;

    /// <summary>The columns in order.</summary>
    public abstract IReadOnlyList<ExportColumn<TrainingCandidate>> Columns { get; }

    /// <inheritdoc/>
    public sealed override IEnumerable<ParquetField> Fields => Columns.Select(column => column.Field);

    /// <summary>The row of an answer.</summary>
    /// <param name="candidate">The answer.</param>
    /// <param name="row">Where the values go; as long as <see cref="Columns"/>.</param>
    public void Fill(TrainingCandidate candidate, Span<object?> row)
    {
        for (var i = 0; i < Columns.Count; i++)
            row[i] = Columns[i].Value(candidate);
    }
}
