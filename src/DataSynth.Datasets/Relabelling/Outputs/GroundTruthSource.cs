using System.Runtime.CompilerServices;
using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>Tasks whose outputs, if there are any, stand beside their right calls. Of a task without one the right calls are labelled
/// against themselves, which shows where a ground truth contradicts its own tools.</summary>
/// <param name="reader">The tasks.</param>
/// <param name="options">How to label.</param>
public sealed class GroundTruthSource(TaskReader reader, RelabelOptions options) : RelabelSource
{
    private const int BatchTasks = 64;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<RelabelInput[]> ReadAsync(long skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = skip;
        var batches = new InputBatches(BatchTasks);
        await foreach (var item in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var input in InputsOf(item))
            {
                if (left > 0)
                    left--;
                else if (batches.Add(input) is { } full)
                    yield return full;
            }
        }

        if (batches.Rest() is { } rest)
            yield return rest;
    }

    private IEnumerable<RelabelInput> InputsOf(SourceItem item) => item switch
    {
        SourceTask { Recorded: [_, ..] recorded } task => recorded.Select((output, sample) => new GroundTruthInput(task, output, sample, options)),
        SourceTask task => [new GroundTruthInput(task, null, 0, options)],
        QuarantinedRow row => [new SetAsideInput(row)],
        LeftOutRow row => [new SetAsideInput(new QuarantinedRow(row.File, row.Line, row.Row, row.Reason, $"nothing to label: {row.Reason}", ""))],
        _ => [],
    };
}
