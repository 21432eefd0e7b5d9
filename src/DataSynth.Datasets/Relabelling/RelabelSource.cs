using DataSynth.Datasets.Sources;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Relabelling;

/// <summary>Where the data comes from that is labelled again. Reads in one order that never changes, so that a run can go on where it was.</summary>
public abstract class RelabelSource
{
    /// <summary>The columns that are kept besides the canonical ones; none by default.</summary>
    public virtual IReadOnlyList<ParquetField> KeptFields => [];

    /// <summary>Reads the inputs in batches, from front to end.</summary>
    /// <param name="skip">How many inputs at the front were labelled before.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">A file cannot be read at all, or not to its end.</exception>
    /// <exception cref="ParquetException">A Parquet file is damaged.</exception>
    public abstract IAsyncEnumerable<RelabelInput[]> ReadAsync(long skip, CancellationToken cancellationToken);
}
