using DataSynth.Datasets.Pairs;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>A profile with a row for each pair.</summary>
public abstract class PairProfile : ExportProfile
{
    /// <summary>For subclasses.</summary>
    private protected PairProfile()
    {
    }

    /// <inheritdoc/>
    public sealed override RowSource Source => RowSource.Pairs;

    /// <summary>Whether the better side of a pair may itself be imperfect (<see cref="PairSettings.ScoreGap"/>). False for profiles
    /// whose columns promise that it is right; default true.</summary>
    public virtual bool TakesImperfectChosen => true;

    /// <summary>Whether a pair can be a row; what cannot is counted. Default true.</summary>
    /// <param name="pair">The pair.</param>
    public virtual bool Takes(TrainingPair pair) => true;

    /// <summary>The columns in order.</summary>
    public abstract IReadOnlyList<ExportColumn<TrainingPair>> Columns { get; }

    /// <inheritdoc/>
    public sealed override IEnumerable<ParquetField> Fields => Columns.Select(column => column.Field);

    /// <summary>The row of a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="row">Where the values go; as long as <see cref="Columns"/>.</param>
    public void Fill(TrainingPair pair, Span<object?> row)
    {
        for (var i = 0; i < Columns.Count; i++)
            row[i] = Columns[i].Value(pair);
    }
}
