using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Relabelling.Preferences;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Sources.Reading;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>Recorded outputs of any number of models, against the tasks that they answer.</summary>
/// <param name="files">The files of outputs, in order.</param>
/// <param name="tasks">The tasks.</param>
/// <param name="options">How to label.</param>
/// <param name="limits">What files may demand.</param>
public sealed class OutputSource(IReadOnlyList<string> files, TaskStore tasks, RelabelOptions options, SourceLimits limits) : RelabelSource
{
    private const int BatchOutputs = 64;

    private readonly OutputLabeller _labeller = new(tasks, options);

    /// <inheritdoc/>
    public override IReadOnlyList<ParquetField> KeptFields { get; } =
        options.Keep ? [ParquetField.Text(PreferenceRecord.KeptColumn, nullable: true)] : [];

    /// <inheritdoc/>
    /// <remarks>Outputs that were labelled before are read all the same: they count among a model's answers to a case.</remarks>
    public override async IAsyncEnumerable<RelabelInput[]> ReadAsync(long skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = skip;
        var answers = new Dictionary<UInt128, long>();
        var batches = new InputBatches(BatchOutputs);
        foreach (var file in files)
        {
            var model = ModelOf(file);
            await foreach (var record in RecordReader.ReadAsync(file, limits, cancellationToken).ConfigureAwait(false))
            {
                var input = Read(file, model, record, answers);
                if (left > 0)
                    left--;
                else if (batches.Add(input) is { } full)
                    yield return full;
            }
        }

        if (batches.Rest() is { } rest)
            yield return rest;
    }

    private OutputInput Read(string file, string fileModel, SourceRecord record, Dictionary<UInt128, long> answers)
    {
        OutputRecord? output = null;
        var problem = record.Problem;
        if (problem is null)
            OutputRecordReader.TryRead(record.Utf8.Span, limits.Depth, out output, out problem);
        var model = output?.Model ?? fileModel;
        var sample = 0L;
        if (output is not null)
        {
            tasks.NoteAnswer(output.CaseId);
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(answers, KeyHash.Of(model, output.CaseId), out _);
            sample = output.SampleIndex ?? count;
            count++;
        }

        return new OutputInput(file, record.Line, record.Row, record.Utf8.ToArray(), output, problem, model, sample, _labeller);
    }

    /// <summary>Official results lie in a folder named after the model; other files are named after it themselves.</summary>
    private static string ModelOf(string file)
    {
        var name = Path.GetFileName(file);
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file)));
        return name.Contains("_result.json", StringComparison.Ordinal) && !string.IsNullOrEmpty(folder) ? folder : InputFiles.DatasetNameOf(file);
    }
}
