using System.Runtime.CompilerServices;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Sources.Reading;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>
/// A preference set: Parquet or JSON, in the columns of ToolRM-train-data, of our own exports, or of fc-reward-bench. Holds a few
/// batches of rows at a time.
/// </summary>
/// <param name="files">The files in order.</param>
/// <param name="options">How to label.</param>
/// <param name="limits">What files may demand.</param>
public sealed class PreferenceSource(IReadOnlyList<string> files, RelabelOptions options, SourceLimits limits) : RelabelSource
{
    private const int BatchRows = 64;

    private readonly PreferenceLabeller _labeller = new(options.Label);
    private IReadOnlyList<ParquetField>? _kept;

    /// <inheritdoc/>
    public override IReadOnlyList<ParquetField> KeptFields => _kept ??= options.Keep ? KeptOf(files[0]) : [];

    /// <inheritdoc/>
    public override async IAsyncEnumerable<RelabelInput[]> ReadAsync(long skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = skip;
        foreach (var file in files)
        {
            RequireKept(file);
            if (!InputFiles.IsParquet(file))
            {
                var batches = new InputBatches(BatchRows);
                await foreach (var record in RecordReader.ReadAsync(file, limits, cancellationToken).ConfigureAwait(false))
                {
                    if (left > 0)
                        left--;
                    else if (batches.Add(InputOf(file, record)) is { } full)
                        yield return full;
                }

                if (batches.Rest() is { } rest)
                    yield return rest;
                continue;
            }

            using var parquet = PreferenceParquet.Open(file, options.Keep);
            if (left >= parquet.RowCount)
            {
                left -= parquet.RowCount;
                continue;
            }

            foreach (var batch in ReadParquet(file, parquet, left))
                yield return batch;
            left = 0;
        }
    }

    private IEnumerable<RelabelInput[]> ReadParquet(string file, PreferenceParquet parquet, long skip)
    {
        var dataset = InputFiles.DatasetNameOf(file);
        var batches = new InputBatches(BatchRows);
        foreach (var (values, row) in parquet.ReadRows(skip))
        {
            if (batches.Add(new PreferenceParquetInput(file, row, values, parquet, _labeller, dataset)) is { } full)
                yield return full;
        }

        if (batches.Rest() is { } rest)
            yield return rest;
    }

    private PreferenceRecordInput InputOf(string file, SourceRecord record)
        => new(file, record.Line, record.Row, record.Utf8.ToArray(), record.Problem, _labeller, InputFiles.DatasetNameOf(file), options.Keep, limits.Depth);

    private void RequireKept(string file)
    {
        if (options.Keep && !Describe(KeptFields).SequenceEqual(Describe(KeptOf(file))))
        {
            throw new SourceException(
                file, $"has other columns to keep than {files[0]}; label it in a run of its own, or leave --keep out");
        }
    }

    private static IEnumerable<string> Describe(IReadOnlyList<ParquetField> fields)
        => fields.Count == 0 ? [] : [new ParquetSchema(fields).ToString()];

    private static IReadOnlyList<ParquetField> KeptOf(string file)
    {
        if (!InputFiles.IsParquet(file))
            return [ParquetField.Text(PreferenceRecord.KeptColumn, nullable: true)];
        using var parquet = PreferenceParquet.Open(file, keep: true);
        return parquet.KeptFields;
    }
}
